package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.domain.ClaimPolicy;

/** Where it is kept how far customers are believed. */
public interface ClaimPolicies {

    Uni<Optional<ClaimPolicy>> of(Transaction tx, String channel);

    /** Replaces the channel's. */
    Uni<Void> put(Transaction tx, ClaimPolicy policy, Instant now);
}
