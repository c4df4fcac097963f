package org.unisson.catalog.product.domain;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unisson.chassis.values.Gtin;
import org.unisson.chassis.values.Sku;

/**
 * A sellable unit of a product.
 *
 * @param gtin trade item number, or null
 * @param options axis to value, e.g. colour to navy; at most 8 axes
 * @param attributes what its product's type knows of a variant, besides the axes
 * @param components of a bundle, at most 50; none: it is a thing of its own
 */
public record Variant(
        Sku sku, Gtin gtin, Map<String, String> options, Map<String, Object> attributes, List<Component> components) {

    private static final int MOST_AXES = 8;
    private static final int LONGEST_AXIS = 30;
    private static final int LONGEST_VALUE = 100;
    private static final int MOST_COMPONENTS = 50;

    public Variant {
        if (sku == null) {
            throw new IllegalArgumentException("a variant has a sku");
        }
        options = options == null ? Collections.emptySortedMap() : checked(new TreeMap<>(options));
        attributes = Attributes.canonical(attributes);
        components = components == null ? List.of() : checked(sku, components);
    }

    public Variant(Sku sku, Gtin gtin, Map<String, String> options) {
        this(sku, gtin, options, null, null);
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

    private static List<Component> checked(Sku bundle, List<Component> components) {
        if (components.size() > MOST_COMPONENTS || components.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a bundle has at most " + MOST_COMPONENTS + " components");
        }
        Set<Sku> seen = new HashSet<>(Set.of(bundle));
        if (!components.stream().map(Component::sku).allMatch(seen::add)) {
            throw new IllegalArgumentException("a bundle names each component once, and not itself");
        }
        return List.copyOf(components);
    }
}
