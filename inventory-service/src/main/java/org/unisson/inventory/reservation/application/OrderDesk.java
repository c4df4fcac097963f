package org.unisson.inventory.reservation.application;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.delivery.domain.Round;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.quota.domain.Claim;
import org.unisson.inventory.quota.domain.Counted;
import org.unisson.inventory.reservation.domain.OrderMessage;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Conditions;
import org.unisson.inventory.sourcing.domain.Plan;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.stock.domain.Place;

/** Applies messages about orders on open books, one after the other: each sees the effect of those before it. */
final class OrderDesk {

    private final Books books;
    private final PlanOrders plans;
    private final Duration grace;
    private final Instant now;
    private final Decided decided;
    // What the cart of the order that is being placed has held, by place.
    private final Map<Place, Long> pledged = new HashMap<>();

    /**
     * On open books.
     *
     * @param deliveries of the same day, as far as the orders ask for them
     * @param grace how long after its deadline the reservation of a silent order is kept
     */
    OrderDesk(Books books, Conditions conditions, Round deliveries, Duration grace, Instant now) {
        this.books = books;
        this.plans = new PlanOrders(
                conditions.networks(books.stock()::at, pledged),
                conditions.policies().undividing(books.quotas()::isUndivided),
                deliveries,
                now);
        this.grace = grace;
        this.now = now;
        this.decided = new Decided(conditions.workload());
    }

    /** What has come of them. */
    Decided apply(List<OrderMessage> messages) {
        for (OrderMessage message : messages) {
            Reservation before = books.reservations().get(message.orderId());
            Reservation after = before == null ? first(message) : next(message, before);
            if (after != null && after != before) {
                books.reservations().put(message.orderId(), after);
                decided.add(message, before, after, now);
                if (before != null) {
                    books.quotas().settle(message.orderId(), Counted.of(after));
                }
            }
        }
        return decided;
    }

    private Reservation first(OrderMessage message) {
        return switch (message) {
            case OrderMessage.Placed placed -> place(placed);
            // The order ended before inventory ever heard of it: there is nothing to give back.
            case OrderMessage.Cancelled cancelled -> null;
            case OrderMessage.Expired expired -> null;
            case OrderMessage.Over over -> null;
            case OrderMessage.Relieved relieved -> null;
            case OrderMessage.Upheld upheld ->
                Reservation.restored(upheld.orderId(), upheld.owed(), books.stock(), now);
            case OrderMessage.Confirmed confirmed -> throw unheardOf(message);
            case OrderMessage.Fulfilled fulfilled -> throw unheardOf(message);
        };
    }

    private Reservation next(OrderMessage message, Reservation before) {
        return switch (message) {
            case OrderMessage.Placed repeated -> before;
            case OrderMessage.Confirmed confirmed -> confirm(before);
            case OrderMessage.Cancelled cancelled -> before.cancel(books.stock());
            case OrderMessage.Fulfilled fulfilled ->
                fulfilled.consigned() ? before.consigned() : before.fulfil(books.stock());
            case OrderMessage.Upheld upheld -> before.uphold(upheld.owed(), books.stock());
            case OrderMessage.Relieved relieved -> before.relieve(relieved.excess(), books.stock());
            case OrderMessage.Over over -> before.over(books.stock());
            case OrderMessage.Expired expired -> before.expire(books.stock());
        };
    }

    /** What had been given back may have gone to others, of the stock and of the quotas. */
    private Reservation confirm(Reservation before) {
        if (before.state() instanceof Reservation.State.Released) {
            Map<Sku, Long> wanted = new HashMap<>();
            before.lines().forEach(line -> wanted.merge(line.place().sku(), line.quantity(), Long::sum));
            List<Shortage> beyond = books.quotas().beyond(before.orderId(), wanted);
            if (!beyond.isEmpty()) {
                return before.refuse(beyond);
            }
        }
        return before.confirm(books.stock());
    }

    private Reservation place(OrderMessage.Placed placed) {
        placed.buyer()
                .sendsAgain()
                .map(books.reservations()::get)
                .ifPresent(replaced -> didNotArrive(replaced, placed.basket()));
        Optional<Hold> hold = placed.buyer().cart().map(books.holds()::get);
        // On the same book, under the same locks: nobody comes between what the cart held and what its order asks for.
        Optional<Hold> free = hold.map(held -> held.giveBack(books.stock()));
        free.ifPresent(cart -> books.quotas().giveUp(cart.cartId()));
        // What the channel may promise is asked of the others only: what its cart held was promised already.
        hold.ifPresent(held -> pledged.putAll(held.pieces()));
        OrderMessage.Placed asked = placed;
        Plan plan = plan(asked);
        // A gift that cannot be had does not keep the customer from what is bought.
        while (!plan.possible() && !asked.basket().gifts().isEmpty()) {
            asked = asked.asking(asked.basket()
                    .withoutGifts(plan.shortages().stream().map(Shortage::sku).toList()));
            plan = plan(asked);
        }
        pledged.clear();
        Reservation reservation = Reservation.place(
                placed.orderId(), plan, books.stock(), placed.decideBy().plus(grace));
        if (reservation.isOpen()) {
            books.quotas().take(claim(asked));
            plans.book(asked);
        }
        free.ifPresent(cart -> settle(
                hold.orElseThrow(),
                reservation.isOpen() ? cart.ordered(placed.orderId()) : cart.notOrdered(placed.orderId())));
        decided.explain(reservation, plan);
        return reservation;
    }

    private Plan plan(OrderMessage.Placed asked) {
        // What is sent again has been sold before, when the quota allowed it.
        List<Shortage> refused = asked.buyer().sendsAgain().isPresent()
                ? List.of()
                : books.quotas().refusals(claim(asked));
        return refused.isEmpty() ? plans.of(asked) : new Plan(List.of(), refused, List.of());
    }

    private static Claim claim(OrderMessage.Placed asked) {
        return Claim.of(asked.orderId(), asked.basket(), asked.buyer().customer(), asked.at());
    }

    /** What an order sends again has not arrived: it counts there, and no more where it was sold. */
    private void didNotArrive(Reservation replaced, Basket again) {
        Map<Sku, Long> pieces = new HashMap<>();
        again.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Long::sum));
        Reservation after = replaced.undelivered(pieces);
        books.reservations().put(after.orderId(), after);
        books.quotas().settle(after.orderId(), Counted.of(after));
        decided.changed.put(after.orderId(), after);
    }

    private void settle(Hold before, Hold after) {
        if (after != before) {
            books.holds().put(after.cartId(), after);
            decided.holds.put(after.cartId(), after);
        }
    }

    private static IllegalStateException unheardOf(OrderMessage message) {
        return new IllegalStateException("order " + message.orderId() + " was never placed, as far as inventory knows");
    }
}
