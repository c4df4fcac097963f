package org.unisson.catalog.search.domain;

import java.util.List;

/**
 * A property that what is found differs in.
 *
 * @param name brand, category, price or an attribute
 */
public record Facet(String name, List<Value> values) {

    /**
     * A value with how many products have it.
     *
     * @param value what to filter by
     * @param label for people
     * @param swatch of a colour, or null
     */
    public record Value(String value, String label, String swatch, long count) {}
}
