package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.returns.domain.ReturnPolicy;

/** Where it is kept what is taken back. */
public interface ReturnPolicies {

    /** The channel's, or {@link ReturnPolicy#none}. */
    Uni<ReturnPolicy> of(Transaction tx, String channel);

    /** Replaces the channel's. */
    Uni<Void> put(Transaction tx, ReturnPolicy policy, Instant now);

    /** The policy of the channel that sold, and when its time began. @param purchaseId of a purchase that is there */
    Uni<Terms> terms(Transaction tx, UUID purchaseId);

    /** Writes down why a return was taken after its time. */
    Uni<Void> allowed(Transaction tx, UUID returnId, String because);

    /** What holds for a purchase. @param begin when it was sold, or the last of it handed over */
    record Terms(ReturnPolicy policy, Instant begin) {}
}
