package org.unisson.catalog.recommendation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is left of a purchase. Variants of a product are one product, and how many pieces there are of it does not matter
 * to what goes together.
 *
 * @param customerId or null: nobody known
 * @param card loyalty card, or null
 */
public record Basket(UUID purchaseId, UUID customerId, String card, Instant at, List<Line> lines) {

    /**
     * Products of one basket that count: n of them are n · (n − 1) pairs, and what a wholesaler takes on hundreds of lines
     * tells little of any two.
     */
    public static final int MOST_COUNTED = 40;

    public Basket {
        lines = List.copyOf(lines);
    }

    /** A SKU in it. @param returned came back @param undone was never had @param counted whether it is in the counts */
    public record Line(String sku, UUID productId, long pieces, long returned, long undone, boolean counted) {

        private Line takenBack(long quantity, boolean neverHad) {
            return neverHad
                    ? new Line(sku, productId, pieces, returned, Math.min(pieces, undone + quantity), counted)
                    : new Line(sku, productId, pieces, Math.min(pieces, returned + quantity), undone, counted);
        }

        private boolean isLeft() {
            return pieces > returned + undone;
        }
    }

    /** As it was sold, of what the catalog has. @param products by SKU */
    public static Basket of(SaleFact.Sold sold, Map<String, UUID> products) {
        Set<UUID> counted = new LinkedHashSet<>();
        List<Line> lines = new ArrayList<>();
        sold.pieces().forEach((sku, pieces) -> {
            UUID product = products.get(sku);
            if (product != null && pieces > 0) {
                boolean counts = sold.chosen()
                        && (counted.contains(product) || counted.size() < MOST_COUNTED && counted.add(product));
                lines.add(new Line(sku, product, pieces, 0, 0, counts));
            }
        });
        return new Basket(sold.purchaseId(), sold.customerId(), sold.card(), sold.at(), lines);
    }

    /** Without what was taken back; what it never had changes nothing. */
    public Basket after(SaleFact.TakenBack back) {
        Map<String, Long> pieces = new LinkedHashMap<>(back.pieces());
        List<Line> left = lines.stream()
                .map(line -> line.takenBack(pieces.getOrDefault(line.sku(), 0L), back.undone()))
                .toList();
        return new Basket(purchaseId, customerId, card, at, left);
    }

    /** The same, of that customer. */
    public Basket claimedBy(UUID customer) {
        return new Basket(purchaseId, customer, card, at, lines);
    }

    /** Products that count and of which something is left. */
    public Set<UUID> products() {
        Set<UUID> products = new HashSet<>();
        lines.stream().filter(line -> line.counted() && line.isLeft()).forEach(line -> products.add(line.productId()));
        return products;
    }
}
