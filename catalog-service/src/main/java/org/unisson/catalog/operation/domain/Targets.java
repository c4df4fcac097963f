package org.unisson.catalog.operation.domain;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an operation is on: everything that is one of the SKUs, in one of the categories or of one of the brands, but for
 * the excluded SKUs. None named: everything.
 *
 * @param skus at most 5,000
 * @param categories paths at most 200; what is below them is in them
 * @param brands at most 200
 * @param excludedSkus at most 5,000
 */
public record Targets(Set<String> skus, Set<String> categories, Set<String> brands, Set<String> excludedSkus) {

    /** Everything. */
    public static final Targets EVERYTHING = new Targets(Set.of(), Set.of(), Set.of(), Set.of());

    private static final int MOST_SKUS = 5_000;
    private static final int MOST_OTHERS = 200;

    public Targets {
        skus = checked("skus", skus, MOST_SKUS);
        categories = checked("categories", categories, MOST_OTHERS);
        brands = checked("brands", brands, MOST_OTHERS);
        excludedSkus = checked("excludedSkus", excludedSkus, MOST_SKUS);
    }

    /** Targets that are these SKUs alone. */
    public static Targets ofSkus(String... skus) {
        return new Targets(Set.of(skus), Set.of(), Set.of(), Set.of());
    }

    public boolean isEverything() {
        return skus.isEmpty() && categories.isEmpty() && brands.isEmpty();
    }

    /** Whether something of that SKU, category and brand is meant. */
    public boolean mean(String sku, String category, String brand) {
        if (excludedSkus.contains(sku)) {
            return false;
        }
        return isEverything()
                || skus.contains(sku)
                || (brand != null && brands.contains(brand))
                || paths(category).stream().anyMatch(categories::contains);
    }

    /** A category with all those above it. */
    public static List<String> paths(String category) {
        if (category == null) {
            return List.of();
        }
        List<String> paths = new java.util.ArrayList<>();
        for (int slash = category.indexOf('/'); slash >= 0; slash = category.indexOf('/', slash + 1)) {
            paths.add(category.substring(0, slash));
        }
        paths.add(category);
        return paths;
    }

    private static Set<String> checked(String field, Set<String> values, int most) {
        Set<String> given = values == null ? Set.of() : values;
        if (given.size() > most
                || given.stream()
                        .anyMatch(value -> value == null
                                || value.isBlank()
                                || value.length() > 200
                                || value.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(field + ": at most " + most + ", each of 1 to 200 characters");
        }
        return given.stream()
                .filter(Objects::nonNull)
                .sorted()
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new),
                        java.util.Collections::unmodifiableSet));
    }
}
