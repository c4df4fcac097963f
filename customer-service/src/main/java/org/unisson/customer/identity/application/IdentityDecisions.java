package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Decisions on who is who, kept for good. */
public interface IdentityDecisions {

    /** Whom a customer is, and why. */
    record State(UUID customer, long version, IdentityDecision decision) {}

    Uni<Void> record(Transaction tx, List<IdentityDecision> decisions);

    Uni<Optional<IdentityDecision>> find(Transaction tx, UUID decisionId);

    /** Those that concern a customer, newest first, before an id. */
    Uni<List<IdentityDecision>> on(Transaction tx, UUID customer, UUID before, int limit);

    /** Whom customers are, in the order of their ids, after one, locked against changes. */
    Uni<List<State>> pageForRepublishing(Transaction tx, UUID after, int limit);
}
