package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;

/** Where consignments are kept. */
public interface Consignments {

    Uni<Void> add(Transaction tx, Collection<Consignment> consignments, Instant now);

    Uni<Void> save(Transaction tx, Collection<Consignment> changed, Instant now);

    /** Which consignment the carrier means: one on its way, else the latest that has arrived; or null. */
    Uni<UUID> tracked(Transaction tx, String carrier, String trackingNumber);

    /** All of an order, locked; whoever asks holds the order. */
    Uni<List<Consignment>> lockOfOrder(Transaction tx, UUID orderId);

    /** All of an order, in the order they were made. */
    Uni<List<Consignment>> ofOrder(Transaction tx, UUID orderId);

    /** One, or null. */
    Uni<Consignment> find(Transaction tx, UUID consignmentId);

    /** What a location has to send, to take in and to hand out, the oldest first. @param status null: everything that is to do */
    Uni<List<Consignment>> toDo(Transaction tx, Gln location, Status status, UUID after, int atMost);

    /**
     * Those whose promise has passed and was not found broken, that nobody has come for in time, or whose location has
     * closed; of each at most so many.
     *
     * @param leaving without these
     */
    Uni<List<UUID>> due(Transaction tx, Instant now, Collection<UUID> leaving, int atMost);

    /** Whether one of the locations has closed, as far as this service knows. */
    Uni<Boolean> closed(Transaction tx, Collection<Gln> locations);

    /** Those of these locations that are open and can do that. @param capability SHIP or PICKUP */
    Uni<Set<Gln>> able(Transaction tx, Collection<Gln> locations, String capability);

    /** Those that were changed since, in the order of their ids after that one. */
    Uni<List<Changed>> changedSince(Transaction tx, Instant since, UUID after, int atMost);

    /** What was told beside the state since, in the order of the facts' ids after that one. */
    Uni<List<Told>> factsSince(Transaction tx, Instant since, UUID after, int atMost);

    Uni<Void> addFacts(Transaction tx, Collection<Fact> facts);

    /** A consignment, when it was changed, where it was ordered, and what ties it to its order's events. */
    record Changed(Consignment consignment, Instant at, String channel, String correlation) {}

    /** What was told beside the state. @param status where it stood */
    record Fact(UUID consignmentId, long version, UUID factId, Kind kind, Status status, Instant at) {}

    /** A fact, its consignment as it is now, and what ties it to its order's events. */
    record Told(Fact fact, Consignment consignment, String correlation) {}

    /** What can be told beside the state. */
    enum Kind {
        PICKUP_READY,
        PROMISE_BROKEN
    }
}
