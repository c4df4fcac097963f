package org.unisson.demo.retailer;

/** Pieces that are there when the shop opens for the first time. */
public record Delivery(String sku, String gln, long pieces) {}
