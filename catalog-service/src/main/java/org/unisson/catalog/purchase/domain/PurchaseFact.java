package org.unisson.catalog.purchase.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is told of a purchase, whichever channel made it. */
public sealed interface PurchaseFact {

    UUID purchaseId();

    /**
     * It was made.
     *
     * @param customerId or null
     * @param card loyalty card that was presented, or null
     * @param pieces in the order of the lines
     */
    record Made(UUID purchaseId, UUID customerId, String card, Instant at, List<Pieces> pieces)
            implements PurchaseFact {

        public Made {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * Pieces of a SKU.
     *
     * @param chosen whether they say what goes with what: a gift card does not, nor what is given in place of something else
     */
    record Pieces(String sku, long quantity, boolean chosen) {}

    /**
     * Some of it was taken back.
     *
     * @param pieces by SKU
     * @param undone whether the customer never had it: the sale was voided, or it never left
     */
    record TakenBack(UUID purchaseId, Map<String, Long> pieces, boolean undone) implements PurchaseFact {

        public TakenBack {
            pieces = Map.copyOf(pieces);
        }
    }

    /** It is known now whose it is. */
    record Claimed(UUID purchaseId, UUID customerId) implements PurchaseFact {}
}
