package org.unisson.catalog.search.domain;

import java.util.UUID;

/**
 * A product that matches everything but prices.
 *
 * @param mark of its row: another one after any change of it
 * @param prices grows with each change of the prices of one of its variants
 * @param key by which it is ordered, the highest first, but for its price
 * @param properties by which it is counted
 */
public record Candidate(UUID productId, long mark, long prices, double key, Properties properties) {

    // What has no price comes last.
    private static final double WITHOUT_PRICE_ASC = -9e15;
    private static final double WITHOUT_PRICE_DESC = -1;

    /** Its place among what was found. */
    public Hit hit() {
        return new Hit(key, productId);
    }

    /** The same with its price in minor units; null where it has none. */
    public Match matching(Long price, Sort sort) {
        double place =
                switch (sort) {
                    case PRICE_ASC -> price == null ? WITHOUT_PRICE_ASC : -price;
                    case PRICE_DESC -> price == null ? WITHOUT_PRICE_DESC : price;
                    case RELEVANCE, NEWEST, RATING -> key;
                };
        return new Match(productId, place, price, properties);
    }
}
