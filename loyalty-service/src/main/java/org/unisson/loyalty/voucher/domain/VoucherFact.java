package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/** What the feeds of orders and purchases tell that concerns vouchers. */
public sealed interface VoucherFact {

    /**
     * An order offers vouchers.
     *
     * @param customerId null: nobody known
     * @param withOthers whether it offers points or gift cards too, which are answered for both
     */
    record Offered(UUID orderId, UUID customerId, List<VoucherPart> parts, Money total, boolean withOthers, Instant at)
            implements VoucherFact {

        public Offered {
            parts = List.copyOf(parts);
        }
    }

    /** The order ended without a sale, or all of it was called off. */
    record Cancelled(UUID orderId, Instant at) implements VoucherFact {}

    /**
     * A sale of any channel.
     *
     * @param orderId null: of a till's receipt
     * @param customerId who bought, or null
     * @param card shown, or null; who holds it has bought
     * @param parts what vouchers paid
     * @param skus of the goods
     */
    record Sold(
            UUID purchaseId,
            UUID orderId,
            UUID customerId,
            String card,
            List<VoucherPart> parts,
            Set<String> skus,
            Instant at)
            implements VoucherFact {

        public Sold {
            parts = List.copyOf(parts);
            skus = Set.copyOf(skus);
        }
    }

    /** What goes back to vouchers of a purchase. */
    record Returned(UUID returnId, UUID purchaseId, List<VoucherPart> parts, Instant at) implements VoucherFact {

        public Returned {
            parts = List.copyOf(parts);
        }
    }
}
