package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.domain.Order;

/** What was told of orders. */
public interface OrderFacts {

    Uni<Void> add(Transaction tx, List<Fact> facts);

    /** Facts since an instant with an id above the one given, in the order of their ids, with their orders as now. */
    Uni<List<Told>> since(Transaction tx, Instant since, UUID after, int atMost);

    /** A fact. @param factId id of its event @param version of the order */
    record Fact(UUID orderId, long version, UUID factId, Kind kind, Instant at) {}

    /** A fact and its order. */
    record Told(Fact fact, Order order) {}

    /** What can be told. */
    enum Kind {
        PLACED,
        CONFIRMED,
        CANCELLED,
        FULFILLED,
        /** Fulfilled, as its consignments tell. */
        CONSIGNED
    }
}
