package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/** What the feeds of orders and purchases tell that concerns gift cards. */
public sealed interface GiftCardFact {

    /** An amount under a reference: the id of an authorisation or of a card, or, from a till, anything. */
    record Part(String reference, Money amount) {

        /** By reference. */
        static SortedMap<String, Money> sums(List<Part> parts) {
            SortedMap<String, Money> sums = new TreeMap<>();
            parts.forEach(part -> sums.merge(part.reference(), part.amount(), Money::plus));
            return sums;
        }
    }

    /** An order offers gift cards. @param withPoints whether it offers points too */
    record Offered(UUID orderId, List<Part> parts, boolean withPoints) implements GiftCardFact {

        public Offered {
            parts = List.copyOf(parts);
        }
    }

    /** The order is a sale. */
    record Confirmed(UUID orderId, Instant at) implements GiftCardFact {}

    /** The order ended without a sale, or all of it was called off. */
    record Cancelled(UUID orderId) implements GiftCardFact {}

    /**
     * A sale.
     *
     * @param orderId of a sale by an order, whose gift cards go by its own events; else null
     * @param issued gift cards that were sold, by their ids, and what was paid for them
     * @param tenders what gift cards paid
     */
    record Sold(UUID purchaseId, UUID orderId, List<Part> issued, List<Part> tenders, Instant at)
            implements GiftCardFact {

        public Sold {
            issued = List.copyOf(issued);
            tenders = List.copyOf(tenders);
        }
    }

    /** What goes back to gift cards of a purchase. */
    record Returned(UUID returnId, UUID purchaseId, List<Part> refunds, Recipient recipient, Instant at)
            implements GiftCardFact {

        public Returned {
            refunds = List.copyOf(refunds);
        }
    }

    /**
     * Goods came back without a receipt, and what is given for them is given on a gift card.
     *
     * @param reference the card's id; null, or of none that takes it: a new card
     */
    record Received(UUID returnId, String reference, Money amount, Recipient recipient, Instant at)
            implements GiftCardFact {}
}
