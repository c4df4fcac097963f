package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/** What the feed of purchases tells. */
public sealed interface PurchaseFact {

    UUID purchaseId();

    /**
     * A sale.
     *
     * @param orderId the order it came from, or null for a till receipt
     * @param card presented, or null
     * @param customerId known to the channel, or null
     * @param paidWithMoney the total without what points paid
     * @param paidWithPoints what points paid, in money
     * @param lines those that earn, where the quote under which they were sold makes some earn more; none: all as ever
     */
    record Sale(
            UUID purchaseId,
            UUID orderId,
            String card,
            UUID customerId,
            Money paidWithMoney,
            Money paidWithPoints,
            Instant purchasedAt,
            List<Weighed> lines)
            implements PurchaseFact {

        public Sale {
            lines = List.copyOf(lines);
        }

        /** All of it earns as ever. */
        public Sale(
                UUID purchaseId,
                UUID orderId,
                String card,
                UUID customerId,
                Money paidWithMoney,
                Money paidWithPoints,
                Instant purchasedAt) {
            this(purchaseId, orderId, card, customerId, paidWithMoney, paidWithPoints, purchasedAt, List.of());
        }

        /** Under which name it earns: strictly the card's where one was presented; empty for an anonymous sale. */
        public Optional<Name> name() {
            if (card != null) {
                return Optional.of(Name.ofCard(card));
            }
            return Optional.ofNullable(customerId).map(Name::ofCustomer);
        }

        Sale claimedBy(UUID customer) {
            return new Sale(purchaseId, orderId, card, customer, paidWithMoney, paidWithPoints, purchasedAt, lines);
        }
    }

    /** A line. @param multiplier hundredths @param paid for it, whatever paid it */
    record Weighed(UUID lineId, int multiplier, Money paid) {}

    /**
     * Goods that came back.
     *
     * @param refundedMoney what went back on every tender but points
     * @param refundedPoints what went back on points, in money
     * @param lines what was given back of each line, whatever it went back on
     */
    record Return(
            UUID returnId,
            UUID purchaseId,
            Money refundedMoney,
            Money refundedPoints,
            Instant returnedAt,
            Map<UUID, Money> lines)
            implements PurchaseFact {

        public Return {
            lines = Map.copyOf(lines);
        }

        /** Of a purchase all of which earns as ever. */
        public Return(UUID returnId, UUID purchaseId, Money refundedMoney, Money refundedPoints, Instant returnedAt) {
            this(returnId, purchaseId, refundedMoney, refundedPoints, returnedAt, Map.of());
        }
    }

    /**
     * Money of goods that came back was set off against goods taken instead.
     *
     * @param setOffs ids of its parts
     * @param taken whether it is the purchase of the goods taken; else the one whose goods came back
     * @param causeId id of the purchase or return that tells it
     */
    record Exchanged(UUID purchaseId, Set<UUID> setOffs, boolean taken, UUID causeId, Instant at)
            implements PurchaseFact {

        public Exchanged {
            setOffs = Set.copyOf(setOffs);
        }
    }

    /** A sale of nobody known has become a customer's. */
    record Claim(UUID purchaseId, UUID customerId) implements PurchaseFact {}
}
