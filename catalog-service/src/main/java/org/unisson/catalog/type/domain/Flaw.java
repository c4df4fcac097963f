package org.unisson.catalog.type.domain;

/**
 * Something that keeps a product from being published.
 *
 * @param pointer JSON pointer into its content
 */
public record Flaw(String pointer, String message) {}
