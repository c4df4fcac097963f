package org.unisson.customer.grant.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.grant.domain.Grant;

/** What customers grant partners, and what partners did with it. */
public interface Grants {

    /** What a partner asked for. @param allowed whether it was granted at that moment */
    record Action(
            UUID actionId,
            UUID customerId,
            String partner,
            String scope,
            String method,
            String path,
            boolean allowed,
            Instant at) {}

    /** Waits for others that change what the customer grants. */
    Uni<Void> lock(Transaction tx, UUID customer);

    /** The newest version. */
    Uni<Optional<Grant>> newest(Transaction tx, UUID customer, String partner);

    /** The newest versions of all that the customers of the person grant, by partner. */
    Uni<List<Grant>> ofPerson(Transaction tx, UUID customer);

    Uni<Void> put(Transaction tx, Grant grant);

    /** What partners asked for of the customers of the person, the newest first, before an id. */
    Uni<List<Action>> actions(Transaction tx, UUID customer, UUID before, int limit);

    /** Notes that a partner asks, in a transaction of its own, and says whether the person has granted it. */
    Uni<Boolean> ask(Action asked);
}
