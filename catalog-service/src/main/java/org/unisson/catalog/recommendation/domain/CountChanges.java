package org.unisson.catalog.recommendation.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How counts change with baskets that were added or have become smaller; the order of the baskets does not matter. */
public final class CountChanges {

    private final Map<UUID, Change> products = new HashMap<>();
    private final Map<Pair, Change> pairs = new HashMap<>();
    private double weight;

    /** Two products of a basket, one way. */
    public record Pair(UUID product, UUID other) {}

    /** What is added. @param weight of the sales @param baskets how many; negative: taken away */
    public record Change(double weight, long baskets) {

        private Change plus(Change other) {
            return new Change(weight + other.weight, baskets + other.baskets);
        }
    }

    /** A basket became another one; empty sets are baskets that were not there, or are no longer. */
    public void replace(Set<UUID> before, Set<UUID> after, double each) {
        if (before.equals(after)) {
            return;
        }
        if (before.isEmpty() != after.isEmpty()) {
            weight += before.isEmpty() ? each : -each;
        }
        Set<UUID> all = new HashSet<>(before);
        all.addAll(after);
        for (UUID product : all) {
            int change = difference(before.contains(product), after.contains(product));
            add(products, product, change, each);
            for (UUID other : all) {
                if (!other.equals(product)) {
                    add(
                            pairs,
                            new Pair(product, other),
                            difference(
                                    before.contains(product) && before.contains(other),
                                    after.contains(product) && after.contains(other)),
                            each);
                }
            }
        }
    }

    private static int difference(boolean before, boolean after) {
        return (after ? 1 : 0) - (before ? 1 : 0);
    }

    private static <K> void add(Map<K, Change> changes, K key, int change, double each) {
        if (change != 0) {
            changes.merge(key, new Change(change * each, change), Change::plus);
        }
    }

    public Map<UUID, Change> products() {
        return products;
    }

    public Map<Pair, Change> pairs() {
        return pairs;
    }

    /** Of all baskets. */
    public double weight() {
        return weight;
    }

    /** Whether something may be gone altogether. */
    public boolean isLess() {
        return Stream.concat(products.values().stream(), pairs.values().stream())
                .anyMatch(change -> change.baskets() <= 0);
    }

    public boolean isEmpty() {
        return products.isEmpty();
    }
}
