package org.unisson.demo.retailer;

/**
 * Where customers meet the retailer: configuration, not code.
 *
 * @param kind as catalog-service knows it
 */
public record Channel(String channelId, String name, String kind) {}
