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
     * @param lines those that earn, where something makes some earn more; none: all as ever
     * @param place where it was made
     */
    record Sale(
            UUID purchaseId,
            UUID orderId,
            String card,
            UUID customerId,
            Money paidWithMoney,
            Money paidWithPoints,
            Instant purchasedAt,
            List<Weighed> lines,
            Place place)
            implements PurchaseFact {

        public Sale {
            lines = List.copyOf(lines);
        }

        /** It is not known where. */
        public Sale(
                UUID purchaseId,
                UUID orderId,
                String card,
                UUID customerId,
                Money paidWithMoney,
                Money paidWithPoints,
                Instant purchasedAt,
                List<Weighed> lines) {
            this(
                    purchaseId,
                    orderId,
                    card,
                    customerId,
                    paidWithMoney,
                    paidWithPoints,
                    purchasedAt,
                    lines,
                    Place.UNKNOWN);
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
            return new Sale(
                    purchaseId, orderId, card, customer, paidWithMoney, paidWithPoints, purchasedAt, lines, place);
        }

        /** With what the rules make of its lines; with none where all of them earn as ever. */
        public Sale under(EarningRules rules) {
            List<Weighed> weighed =
                    lines.stream().map(line -> line.with(rules.of(this, line))).toList();
            return new Sale(
                    purchaseId,
                    orderId,
                    card,
                    customerId,
                    paidWithMoney,
                    paidWithPoints,
                    purchasedAt,
                    weighed.stream().allMatch(Weighed::isAsEver) ? List.of() : weighed,
                    place);
        }
    }

    /** Where a purchase was made. @param kind ORDER or RECEIPT @param store GLN; empty: on a remote channel */
    record Place(String kind, String channel, String store) {

        public static final Place UNKNOWN = new Place("", "", "");
    }

    /**
     * A line.
     *
     * @param multiplier hundredths, the bonuses included
     * @param paid for it, whatever paid it
     * @param bonuses by rules of the programme, in the order of the rules
     */
    record Weighed(UUID lineId, String sku, int multiplier, Money paid, List<EarningRules.Bonus> bonuses) {

        /** The most that a line can earn, whatever applies to it: a hundred times. */
        public static final int MOST = 10_000;

        private static final int AS_EVER = 100;

        public Weighed {
            bonuses = List.copyOf(bonuses);
        }

        /** By no rule. */
        public Weighed(UUID lineId, String sku, int multiplier, Money paid) {
            this(lineId, sku, multiplier, paid, List.of());
        }

        Weighed with(List<EarningRules.Bonus> more) {
            long sum = multiplier
                    + more.stream().mapToLong(EarningRules.Bonus::extra).sum();
            return more.isEmpty() ? this : new Weighed(lineId, sku, Math.clamp(sum, 0, MOST), paid, more);
        }

        boolean isAsEver() {
            return multiplier == AS_EVER && bonuses.isEmpty();
        }
    }

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
