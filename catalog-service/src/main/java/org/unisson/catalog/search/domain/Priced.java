package org.unisson.catalog.search.domain;

import java.util.Map;
import java.util.UUID;

/**
 * Products with the lowest price that is really asked for one of their variants; null where it has none.
 *
 * @param alike whether the words are only like those of the products
 * @param prices minor units by product
 */
public record Priced(boolean alike, Map<UUID, Long> prices) {}
