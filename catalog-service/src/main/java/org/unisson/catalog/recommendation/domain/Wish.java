package org.unisson.catalog.recommendation.domain;

import java.util.List;
import java.util.UUID;

/**
 * What recommendations are asked for.
 *
 * @param products that others are to go with, or to take the place of
 * @param skus of a basket that others are to go with
 * @param limit at most that many
 */
public record Wish(Kind kind, List<UUID> products, List<String> skus, int limit) {

    /** Most SKUs of a basket. */
    public static final int MOST_SKUS = 50;

    /** Most that is recommended at a time. */
    public static final int MOST = 50;

    public Wish {
        products = List.copyOf(products);
        skus = List.copyOf(skus);
    }
}
