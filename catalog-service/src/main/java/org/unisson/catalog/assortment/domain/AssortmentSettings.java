package org.unisson.catalog.assortment.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Products that some channels have. What any assortment names is seen only where one in force names it for the channel;
 * what none names, everywhere.
 *
 * @param channels 1 to 50
 * @param products at most 1,000
 * @param categories whose products count, with all that is under them, at most 100
 * @param sellability what the channels may do with them
 * @param from inclusive, or null: always
 * @param until exclusive, or null: open
 */
public record AssortmentSettings(
        Set<String> channels,
        Set<UUID> products,
        Set<String> categories,
        Sellability sellability,
        Instant from,
        Instant until) {

    private static final int MOST_CHANNELS = 50;
    private static final int MOST_PRODUCTS = 1_000;
    private static final int MOST_CATEGORIES = 100;

    public AssortmentSettings {
        channels = sorted("channels", channels, MOST_CHANNELS);
        products = sorted("products", products, MOST_PRODUCTS);
        categories = sorted("categories", categories, MOST_CATEGORIES);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels: at least one is required");
        }
        if (products.isEmpty() && categories.isEmpty()) {
            throw new IllegalArgumentException("products: at least one product or category is required");
        }
        if (sellability == null) {
            throw new IllegalArgumentException("sellability: is required");
        }
        if (from != null && until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("until: is after from");
        }
    }

    private static <T extends Comparable<T>> Set<T> sorted(String field, Set<T> values, int most) {
        if (values == null) {
            return Set.of();
        }
        if (values.size() > most || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(field + ": at most " + most + ", none of them null");
        }
        return new TreeSet<>(values);
    }
}
