package org.unisson.inventory.reservation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.inventory.delivery.domain.PostalArea;
import org.unisson.inventory.sourcing.domain.Basket;

/** What inventory hears about an order. */
public sealed interface OrderMessage {

    UUID orderId();

    /**
     * It was placed and asks for stock.
     *
     * @param decideBy it decides itself at that instant at the latest
     * @param at when
     * @param sameDay where what is shipped is to be the same day; empty: the usual way
     */
    record Placed(UUID orderId, Basket basket, Buyer buyer, Instant decideBy, Instant at, Optional<PostalArea> sameDay)
            implements OrderMessage {

        /** The same, asking for that. */
        public Placed asking(Basket less) {
            return new Placed(orderId, less, buyer, decideBy, at, sameDay);
        }
    }

    record Confirmed(UUID orderId) implements OrderMessage {}

    record Cancelled(UUID orderId) implements OrderMessage {}

    /** @param consigned whether its consignments tell what has left, and from where */
    record Fulfilled(UUID orderId, Instant at, boolean consigned) implements OrderMessage {}

    /** It is confirmed, and an audit has found less set aside. @param owed what its consignments are to hand out */
    record Upheld(UUID orderId, List<Owed> owed) implements OrderMessage {

        public Upheld {
            owed = List.copyOf(owed);
        }
    }

    /** It is open, and an audit has found more set aside than it is to get. @param excess what is too much, and where */
    record Relieved(UUID orderId, List<Owed> excess) implements OrderMessage {

        public Relieved {
            excess = List.copyOf(excess);
        }
    }

    /** It has ended, and an audit has found all its consignments followed: nothing more leaves. */
    record Over(UUID orderId) implements OrderMessage {}

    /** Its time is over; told by inventory's own clock. */
    record Expired(UUID orderId) implements OrderMessage {}
}
