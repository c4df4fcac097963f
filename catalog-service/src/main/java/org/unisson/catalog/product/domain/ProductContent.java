package org.unisson.catalog.product.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.unisson.chassis.values.Sku;

/**
 * What a merchandiser says of a product.
 *
 * @param brand at most 200 characters, or null
 * @param category slash-separated path, e.g. {@code women/shirts}, at most 200 characters, or null
 * @param variants 1 to 200, in the order in which they are shown
 */
public record ProductContent(String brand, String category, Names names, ProductStatus status, List<Variant> variants) {

    /** Most variants of one product. */
    public static final int MOST_VARIANTS = 200;

    private static final int LONGEST_TEXT = 200;

    public ProductContent {
        if (isTooLong(brand)) {
            throw new IllegalArgumentException("brand: at most " + LONGEST_TEXT + " characters");
        }
        if (isTooLong(category)) {
            throw new IllegalArgumentException("category: at most " + LONGEST_TEXT + " characters");
        }
        if (names == null) {
            throw new IllegalArgumentException("names: are required");
        }
        if (status == null) {
            throw new IllegalArgumentException("status: is required");
        }
        if (variants == null || variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw new IllegalArgumentException("variants: 1 to " + MOST_VARIANTS + " are required");
        }
        if (variants.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("variants: none may be null");
        }
        variants = List.copyOf(variants);
        Set<Sku> skus = new HashSet<>();
        for (Variant variant : variants) {
            if (!skus.add(variant.sku())) {
                throw new IllegalArgumentException("variants: the SKU " + variant.sku() + " is there twice");
            }
        }
    }

    private static boolean isTooLong(String text) {
        return text != null && text.length() > LONGEST_TEXT;
    }
}
