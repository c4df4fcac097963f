package org.unisson.catalog.availability.domain;

/**
 * What inventory tells of a SKU at a location.
 *
 * @param available pieces that can be promised
 */
public record StockLevel(String sku, String location, long version, long available) {}
