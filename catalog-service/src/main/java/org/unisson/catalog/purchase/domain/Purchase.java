package org.unisson.catalog.purchase.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A purchase, and what is left of it.
 *
 * @param customerId or null: nobody known
 * @param card loyalty card, or null
 */
public record Purchase(UUID purchaseId, UUID customerId, String card, Instant at, List<Line> lines) {

    /**
     * Products of one purchase that count: n of them are n · (n − 1) pairs, and what a wholesaler takes on hundreds of
     * lines tells little of any two.
     */
    public static final int MOST_COUNTED = 40;

    public Purchase {
        lines = List.copyOf(lines);
    }

    /**
     * A SKU in it.
     *
     * @param productId whose SKU it was then; null: nobody's, as far as the catalog knew
     * @param returned pieces that came back
     * @param undone pieces that the customer never had
     * @param counted whether it is in the counts of what is bought together
     */
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

    /** As it was made. @param products by SKU, of what the catalog has */
    public static Purchase of(PurchaseFact.Made made, Map<String, UUID> products) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        Set<String> chosen = new HashSet<>();
        for (PurchaseFact.Pieces some : made.pieces()) {
            if (some.quantity() > 0) {
                pieces.merge(some.sku(), some.quantity(), Long::sum);
                if (some.chosen()) {
                    chosen.add(some.sku());
                }
            }
        }
        Set<UUID> counted = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        pieces.forEach((sku, quantity) -> {
            UUID product = products.get(sku);
            boolean counts = product != null
                    && chosen.contains(sku)
                    && (counted.contains(product) || counted.size() < MOST_COUNTED && counted.add(product));
            lines.add(new Line(sku, product, quantity, 0, 0, counts));
        });
        return new Purchase(made.purchaseId(), made.customerId(), made.card(), made.at(), lines);
    }

    /** Without what was taken back; what it never had changes nothing. */
    public Purchase after(PurchaseFact.TakenBack back) {
        List<Line> left = lines.stream()
                .map(line -> line.takenBack(back.pieces().getOrDefault(line.sku(), 0L), back.undone()))
                .toList();
        return new Purchase(purchaseId, customerId, card, at, left);
    }

    /** The same, of that customer. */
    public Purchase claimedBy(UUID customer) {
        return new Purchase(purchaseId, customer, card, at, lines);
    }

    /** Products that count and of which something is left; variants of a product are one, and how many pieces does not matter. */
    public Set<UUID> counted() {
        Set<UUID> products = new HashSet<>();
        lines.stream().filter(line -> line.counted() && line.isLeft()).forEach(line -> products.add(line.productId()));
        return products;
    }
}
