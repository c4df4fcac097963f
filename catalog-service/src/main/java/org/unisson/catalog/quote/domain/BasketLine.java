package org.unisson.catalog.quote.domain;

/**
 * A line to be priced.
 *
 * @param lineId the caller's own, unique in its basket
 * @param quantity pieces, 1 or more
 */
public record BasketLine(String lineId, Article article, long quantity) {}
