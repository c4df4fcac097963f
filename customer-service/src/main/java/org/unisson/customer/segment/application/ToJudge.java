package org.unisson.customer.segment.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Of whom it is to be looked which segments they belong to. */
public interface ToJudge {

    /** Some of them. @param customers whom to look at @param more whether there may be others */
    record Some(Set<UUID> customers, boolean more) {}

    /** Whether nobody else does it until the transaction ends. To be called first. */
    Uni<Boolean> alone(Transaction tx);

    /**
     * Whether everybody is being gone through. Waits for whoever puts rules: what is read of rules after it is what those
     * are judged by who are taken.
     */
    Uni<Boolean> isSweeping(Transaction tx);

    /** Takes customers of whom something has changed, whose time has come, or whose turn it is. */
    Uni<Some> take(Transaction tx, Instant now, boolean sweeping);

    /** Forgets some marks, where there is no segment. */
    Uni<Some> forget(Transaction tx);

    /** Has everybody gone through from the beginning. */
    Uni<Void> everybody(Transaction tx);
}
