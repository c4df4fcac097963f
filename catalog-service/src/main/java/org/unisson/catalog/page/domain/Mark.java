package org.unisson.catalog.page.domain;

/**
 * What an offer was made from: where all of it is the same, so is the offer, but for its stock and what it costs.
 *
 * @param product of its row: another one after any change of it, or of its variants
 * @param prices grows with each change of the prices of one of its variants
 * @param rating grows with each of its reviews
 */
public record Mark(long product, long prices, long rating) {}
