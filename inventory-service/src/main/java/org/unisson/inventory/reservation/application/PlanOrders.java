package org.unisson.inventory.reservation.application;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.unisson.inventory.delivery.application.BookDeliveries.Wish;
import org.unisson.inventory.delivery.domain.PostalArea;
import org.unisson.inventory.delivery.domain.Round;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Promises;
import org.unisson.inventory.sourcing.domain.RequestedLine;
import org.unisson.inventory.sourcing.domain.Sourcing;

/**
 * Decides where the goods of orders come from, one order after the other.
 *
 * @param networks by channel
 * @param deliveries zones, and what they have taken so far
 */
record PlanOrders(Function<String, Network> networks, Policies policies, Round deliveries, Instant now) {

    /** What is to be there the same day, where the order asks for it. */
    static Optional<Wish> wish(OrderMessage.Placed placed) {
        return sameDay(placed).map(area -> new Wish(area, placed.at()));
    }

    /** What an order that is held takes of the zone's day. */
    void book(OrderMessage.Placed placed) {
        sameDay(placed).ifPresent(area -> deliveries.book(placed.orderId(), area, placed.at()));
    }

    Plan of(OrderMessage.Placed placed) {
        Basket basket = placed.basket();
        Network network = networks.apply(basket.channel());
        return sameDay(placed)
                .map(area ->
                        deliveries.plan(area, network, placed.at(), now).of(basket, network, policies, placed.at()))
                .orElseGet(() -> new Promises(network, placed.at())
                        .on(Sourcing.plan(basket, network, policies, Set.of()), basket));
    }

    private static Optional<PostalArea> sameDay(OrderMessage.Placed placed) {
        return placed.sameDay().filter(area -> placed.basket().lines().stream()
                .anyMatch(line -> line.method() == RequestedLine.Method.SHIP));
    }
}
