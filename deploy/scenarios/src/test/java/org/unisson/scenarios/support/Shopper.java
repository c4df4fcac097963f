package org.unisson.scenarios.support;

/** A customer with a loyalty card. */
public record Shopper(String customerId, String card) {}
