package org.unisson.demo.client;

/** Stock of a SKU at a location, in pieces. */
public record StockLevel(String sku, String location, long onHand, long reserved, long available, long version) {}
