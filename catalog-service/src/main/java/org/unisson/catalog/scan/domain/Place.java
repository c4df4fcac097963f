package org.unisson.catalog.scan.domain;

/**
 * A place that has a piece.
 *
 * @param name null until inventory has told it
 * @param kilometres from where it was scanned, or null where that is not known
 */
public record Place(String location, String name, String city, Double kilometres, long available) {}
