package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** To which stores customers were attached, and from when until when. */
public interface Attachments {

    /**
     * One attachment.
     *
     * @param customerId the customer on whose record it was noted
     * @param to null: it goes on, for that customer
     * @param source where it was said, or null
     * @param reason or null
     * @param by subject of who noted it, or null
     */
    record Attached(UUID customerId, String store, Instant from, Instant to, String source, String reason, String by) {}

    /** Those of these customers, the newest first. */
    Uni<List<Attached>> of(Transaction tx, Collection<UUID> customers, int most);

    /** Notes of what a customer was attached to, or detached from, at that instant, who said so and why. */
    Uni<Void> explain(Transaction tx, UUID customer, Instant since, String source, String reason, String by);
}
