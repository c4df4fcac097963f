package org.unisson.catalog.imports.domain;

/**
 * A product that was not taken.
 *
 * @param row on which it begins in the file, from 1
 * @param key its id as far as it could be read, or null
 * @param problem why, as JSON
 */
public record ImportRefusal(long row, String key, String problem) {}
