package org.unisson.catalog.imports.application;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A product of a file.
 *
 * @param row on which it begins, from 1
 * @param product as a batch takes it; null where it could not be read
 * @param wrong why it could not be read, or null
 */
public record ImportItem(long row, JsonNode product, String wrong) {}
