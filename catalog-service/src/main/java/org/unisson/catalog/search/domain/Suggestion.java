package org.unisson.catalog.search.domain;

/**
 * Something that begins as what is typed.
 *
 * @param kind category, brand or product
 * @param id of it
 */
public record Suggestion(String kind, String text, String id) {}
