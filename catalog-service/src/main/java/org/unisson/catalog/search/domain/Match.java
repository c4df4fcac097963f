package org.unisson.catalog.search.domain;

import java.util.UUID;

/**
 * A product that matches.
 *
 * @param key by which it is ordered, the highest first
 * @param price the lowest that is really asked for one of its variants, in minor units; null where there is none
 */
public record Match(UUID productId, double key, Long price, Properties properties) {

    Hit hit() {
        return new Hit(key, productId);
    }
}
