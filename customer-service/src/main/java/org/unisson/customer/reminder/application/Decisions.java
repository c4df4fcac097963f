package org.unisson.customer.reminder.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.reminder.domain.Facts;
import org.unisson.customer.reminder.domain.Feeds;

/** Where decisions are kept, those to be taken and those taken. */
public interface Decisions {

    /** What a pending decision rests on, and what caused it. */
    record Pending(Facts facts, Origin cause) {}

    /** A decision on record, and what caused it. */
    record Recorded(Decision decision, Origin cause) {}

    /** Notes decisions to be taken, one per report of a cart. */
    Uni<Void> schedule(Transaction tx, List<Scheduled> scheduled);

    /**
     * Locks decisions that are due and that no other replica is taking; of one cart only the earliest, so that a cart's
     * decisions are published in order.
     */
    Uni<List<UUID>> claimDue(Transaction tx, Instant now, int limit);

    /** The freshest facts of those decisions. */
    Uni<List<Pending>> facts(Transaction tx, List<UUID> ids, Feeds feeds);

    /** Puts decisions on record. */
    Uni<Void> record(Transaction tx, List<Decision> decisions);

    /** Decisions taken since an instant, after an id, in the order of ids. */
    Uni<List<Recorded>> takenSince(Transaction tx, Instant since, UUID after, int limit);

    /** Decisions on a customer or on a cart (the other null), newest first, before an id. */
    Uni<List<Decision>> taken(Transaction tx, UUID customerId, UUID cartId, UUID before, int limit);
}
