package org.unisson.catalog.review.domain;

import java.util.List;

/**
 * Which published reviews are asked for.
 *
 * @param stars any of these; none: any
 * @param verified whether of buyers only, of others only, or null: both
 * @param language as written, or null: any
 */
public record Asked(List<Integer> stars, Boolean verified, String language, Order order) {

    /** In what order they come. */
    public enum Order {
        NEWEST,
        OLDEST,
        HIGHEST,
        LOWEST
    }
}
