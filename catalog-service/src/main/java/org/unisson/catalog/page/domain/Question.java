package org.unisson.catalog.page.domain;

/**
 * What an offer is asked for.
 *
 * @param channel the channel that asks: its prices count, and where it is not active nothing is available; or null
 * @param location the one location whose stock counts; or null: all
 */
public record Question(String channel, String location) {}
