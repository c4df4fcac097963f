package org.unisson.customer.timeline.application;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Page;

/** Reads timelines. */
public interface TimelinePages {

    /** The entries of the person that a customer is, newest first. @param cursor of the page before, or null */
    Uni<Page<TimelineView>> of(UUID customerId, int limit, String cursor);

    /** The last orders, purchases and returns of the person that a customer is, by kind, the newest first. */
    Uni<Map<String, List<TimelineView>>> sales(Transaction tx, UUID customerId, int mostOfAKind);

    /** The entries about orders or purchases, the oldest first, at most 5,000. */
    Uni<List<TimelineView>> about(Transaction tx, Collection<String> references);
}
