package org.unisson.catalog.operation.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.unisson.chassis.values.Money;

/** What an operation gives. Percentages are hundredths of a percent: 2000 is 20 %. */
public sealed interface Effect {

    /** A share off each line. */
    record Percentage(int basisPoints) implements Effect {
        public Percentage {
            requireShare(basisPoints);
        }
    }

    /** An amount off each piece; a price never falls below zero. */
    record Amount(Money off) implements Effect {
        public Amount {
            requireAmount("off", off);
        }
    }

    /** Each piece costs this, where it would cost more. */
    record FixedPrice(Money price) implements Effect {
        public FixedPrice {
            requireNotNegative("price", price);
        }
    }

    /** Of each {@code buy + get} pieces, the {@code get} cheapest are reduced. */
    record BuyGet(int buy, int get, int basisPoints) implements Effect {
        public BuyGet {
            if (buy < 1 || buy > 1_000 || get < 1 || get > 1_000) {
                throw new IllegalArgumentException("buy, get: from 1 to 1000");
            }
            requireShare(basisPoints);
        }
    }

    /** A set of pieces together costs this, as often as the basket holds it. */
    record Bundle(List<Part> parts, Money price) implements Effect {
        public Bundle {
            if (parts == null
                    || parts.isEmpty()
                    || parts.size() > 20
                    || parts.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("parts: 1 to 20 are required");
            }
            requireNotNegative("price", price);
            Set<String> seen = new HashSet<>();
            if (!parts.stream().flatMap(part -> part.skus().stream()).allMatch(seen::add)) {
                throw new IllegalArgumentException("parts: a SKU belongs to one part only");
            }
            parts = List.copyOf(parts);
        }
    }

    /** That many pieces of any of these SKUs. */
    record Part(Set<String> skus, int quantity) {
        public Part {
            if (skus == null
                    || skus.isEmpty()
                    || skus.size() > 500
                    || skus.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("skus: 1 to 500 are required");
            }
            if (quantity < 1 || quantity > 1_000) {
                throw new IllegalArgumentException("quantity: from 1 to 1000");
            }
            skus = Set.copyOf(skus);
        }
    }

    /** The highest step that what is bought reaches is taken off it, over all its lines. */
    record Thresholds(List<Step> steps) implements Effect {
        public Thresholds {
            if (steps == null
                    || steps.isEmpty()
                    || steps.size() > 20
                    || steps.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("steps: 1 to 20 are required");
            }
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).from().compareTo(steps.get(i - 1).from()) <= 0) {
                    throw new IllegalArgumentException("steps: each begins above the one before");
                }
            }
            steps = List.copyOf(steps);
        }
    }

    /** From that amount on: an amount off, or a share off. */
    record Step(Money from, Money off, Integer basisPoints) {
        public Step {
            requireNotNegative("from", from);
            if ((off == null) == (basisPoints == null)) {
                throw new IllegalArgumentException("off, basisPoints: one of the two is required");
            }
            if (off != null) {
                requireAmount("off", off);
                from.compareTo(off);
            } else {
                requireShare(basisPoints);
            }
        }
    }

    /** Nothing is asked for delivery. */
    record FreeShipping() implements Effect {}

    /** A piece that is given with the purchase. */
    record Gift(String sku, int quantity) implements Effect {
        public Gift {
            if (sku == null || !isSku(sku) || quantity < 1 || quantity > 100) {
                throw new IllegalArgumentException("sku, quantity: a SKU and 1 to 100 pieces are required");
            }
        }
    }

    /** Points of the lines are multiplied: 200 doubles them. The highest multiplier of a line counts. */
    record PointsMultiplier(int hundredths) implements Effect {
        public PointsMultiplier {
            if (hundredths < 101 || hundredths > 10_000) {
                throw new IllegalArgumentException("hundredths: from 101 to 10000");
            }
        }
    }

    /** In which turn it is counted: what is on single lines comes before what is on several, and that before totals. */
    default int turn() {
        return switch (this) {
            case Percentage percentage -> 0;
            case Amount amount -> 0;
            case FixedPrice fixed -> 0;
            case BuyGet buyGet -> 1;
            case Bundle bundle -> 1;
            case Thresholds thresholds -> 2;
            case FreeShipping free -> 3;
            case Gift gift -> 3;
            case PointsMultiplier points -> 3;
        };
    }

    /** The currency it is in, or null where it has none. */
    default String currency() {
        return switch (this) {
            case Amount amount -> amount.off().currency();
            case FixedPrice fixed -> fixed.price().currency();
            case Bundle bundle -> bundle.price().currency();
            case Thresholds thresholds -> thresholds.steps().getFirst().from().currency();
            case Percentage percentage -> null;
            case BuyGet buyGet -> null;
            case FreeShipping free -> null;
            case Gift gift -> null;
            case PointsMultiplier points -> null;
        };
    }

    private static boolean isSku(String sku) {
        return sku != null && sku.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    private static void requireShare(int basisPoints) {
        if (basisPoints < 1 || basisPoints > 10_000) {
            throw new IllegalArgumentException("basisPoints: from 1 to 10000");
        }
    }

    private static void requireAmount(String field, Money amount) {
        requireNotNegative(field, amount);
        if (amount.isZero()) {
            throw new IllegalArgumentException(field + ": more than nothing is required");
        }
    }

    private static void requireNotNegative(String field, Money amount) {
        if (amount == null || amount.isNegative() || amount.minor() > 1_000_000_000_000L) {
            throw new IllegalArgumentException(field + ": an amount from 0 to 1000000000000 minor units is required");
        }
    }
}
