package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.segment.domain.Stay;

/** Who was in which segment and when. */
public interface Stays {

    /** A customer's segments as the others were told last. @param changed stays that began or ended then, and current ones */
    record State(UUID customerId, long version, Instant changedAt, List<Stay> changed) {}

    /** The stays of these customers that have not ended. */
    Uni<List<Stay>> current(Transaction tx, Collection<UUID> customers);

    Uni<Void> begin(Transaction tx, List<Stay> stays);

    Uni<Void> end(Transaction tx, List<Stay> stays);

    /** Gives customers the next versions under which their segments are told. */
    Uni<Map<UUID, Long>> renumber(Transaction tx, Collection<UUID> customers, Instant now);

    /** Notes when time alone may change something; a null instant: never. */
    Uni<Void> look(Transaction tx, Map<UUID, Instant> when);

    /** The persons in a segment, in the order of their ids, after one. */
    Uni<List<Stay>> members(Transaction tx, String segmentId, UUID after, int limit);

    /** Stays of a customer that have ended, the newest first. */
    Uni<List<Stay>> ended(Transaction tx, UUID customer, int limit);

    /** What the others were told, in the order of customers' ids, after one, locked against changes. */
    Uni<List<State>> pageForRepublishing(Transaction tx, UUID after, int limit);
}
