package org.unisson.order.claim.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Where it is kept which parcels were lost, and what came of it. */
public interface Losses {

    /**
     * A parcel that was lost.
     *
     * @param claimId sends its goods again; null: their money went back, or there was nothing left to make good
     * @param returnId by which their money went back, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Loss(Instant lostAt, UUID claimId, UUID returnId) {}

    /** A loss whose replacement has come to its end. */
    record Ended(UUID consignmentId, UUID claimId) {}

    /** Notes that it is lost, once. @return whether it was not known */
    Uni<Boolean> begin(Transaction tx, UUID consignmentId, Instant now);

    /** Notes what came of it. @param claimId or null @param returnId or null */
    Uni<Void> keep(Transaction tx, UUID consignmentId, UUID claimId, UUID returnId);

    /** The claims that were made for lost parcels of that order. */
    Uni<Set<UUID>> claimsOf(Transaction tx, UUID orderId);

    /** Its loss; null where it was not lost. */
    Uni<Loss> of(Transaction tx, UUID consignmentId);

    /** One whose replacement has come to its end, locked; null: there is none that nobody else has. */
    Uni<Ended> nextEnded(Transaction tx);

    /** What is owed for it has been given. */
    Uni<Void> settled(Transaction tx, UUID consignmentId, Instant now);
}
