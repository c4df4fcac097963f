package org.unisson.customer.timeline.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/**
 * What a timeline shows beside its entries. The ids of what it tells begin with a digit, those of entries with a letter, so
 * that of one moment all of the one come before all of the other.
 */
public interface TimelineSource {

    /**
     * What happened to the person that a customer is, the newest first, each with an id of its own.
     *
     * @param before only what is older than this, and of that moment what has a smaller id than {@code id}
     */
    Uni<List<TimelineView>> before(Transaction tx, UUID customerId, Instant before, String id, int most);
}
