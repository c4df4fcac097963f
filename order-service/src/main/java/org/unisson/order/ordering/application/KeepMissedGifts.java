package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.application.OrderHistory.Change;
import org.unisson.order.ordering.application.OrderHistory.What;
import org.unisson.order.ordering.domain.MissedGift;
import org.unisson.order.ordering.domain.Order;

/** Writes down that orders go on without gifts: the order as it is, and the version that this makes. */
@ApplicationScoped
class KeepMissedGifts {

    private final Orders orders;
    private final OrderHistory history;

    KeepMissedGifts(Orders orders, OrderHistory history) {
        this.orders = orders;
        this.history = history;
    }

    /** An order that is held. @param before with its gifts @param after without those that could not be had */
    record Served(Order before, Order after) {}

    Uni<Void> of(Transaction tx, List<Served> served, Instant now) {
        Uni<Void> done = orders.served(tx, served.stream().map(Served::after).toList());
        for (Served one : served) {
            done = done.chain(() -> versions(tx, one, now));
        }
        return done;
    }

    /** A version for each, which is without those before it. */
    private Uni<Void> versions(Transaction tx, Served served, Instant now) {
        Uni<Void> done = Uni.createFrom().voidItem();
        Order before = served.before();
        for (MissedGift gift : served.after().missedGifts()) {
            Order with = before;
            done = done.chain(() ->
                    history.add(tx, with, new Change(What.GIFT_NOT_GIVEN, gift.lineId(), gift.quantity(), null, now)));
            before = before.edited(before.lines().stream()
                    .filter(line -> !line.lineId().equals(gift.lineId()))
                    .toList());
        }
        return done;
    }
}
