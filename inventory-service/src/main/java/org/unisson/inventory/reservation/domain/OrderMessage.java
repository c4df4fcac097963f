package org.unisson.inventory.reservation.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.inventory.sourcing.domain.Basket;

/** What inventory hears about an order. */
public sealed interface OrderMessage {

    UUID orderId();

    /** It was placed and asks for stock; it decides itself at that instant at the latest. @param at when */
    record Placed(UUID orderId, Basket basket, Buyer buyer, Instant decideBy, Instant at) implements OrderMessage {}

    record Confirmed(UUID orderId) implements OrderMessage {}

    record Cancelled(UUID orderId) implements OrderMessage {}

    /** @param consigned whether its consignments tell what has left, and from where */
    record Fulfilled(UUID orderId, Instant at, boolean consigned) implements OrderMessage {}

    /** Its time is over; told by inventory's own clock. */
    record Expired(UUID orderId) implements OrderMessage {}
}
