package org.unisson.catalog.product.domain;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unisson.chassis.values.Gtin;
import org.unisson.chassis.values.Sku;

/**
 * A sellable unit of a product.
 *
 * @param gtin trade item number, or null
 * @param options axis to value, e.g. colour to navy; at most 8 axes
 */
public record Variant(Sku sku, Gtin gtin, Map<String, String> options) {

    private static final int MOST_AXES = 8;
    private static final int LONGEST_AXIS = 30;
    private static final int LONGEST_VALUE = 100;

    public Variant {
        if (sku == null) {
            throw new IllegalArgumentException("a variant has a sku");
        }
        options = options == null ? Collections.emptySortedMap() : checked(new TreeMap<>(options));
    }

    private static SortedMap<String, String> checked(SortedMap<String, String> options) {
        if (options.size() > MOST_AXES) {
            throw new IllegalArgumentException("a variant has at most " + MOST_AXES + " options");
        }
        options.forEach((axis, value) -> {
            if (axis.isBlank() || axis.length() > LONGEST_AXIS) {
                throw new IllegalArgumentException("an option's axis has 1 to " + LONGEST_AXIS + " characters");
            }
            if (value == null || value.isBlank() || value.length() > LONGEST_VALUE) {
                throw new IllegalArgumentException("an option's value has 1 to " + LONGEST_VALUE + " characters");
            }
        });
        return Collections.unmodifiableSortedMap(options);
    }
}
