package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Where it is kept how far everybody has been recognised anew. */
public interface Recognitions {

    /** The last one; empty where no rules were ever put. */
    Uni<Optional<Recognition>> last(Transaction tx);

    /** From the first customer on; one that goes on begins again, by these rules. */
    Uni<Void> begin(Transaction tx, long rulesVersion, long versionBefore, Instant now);

    /** Whether nobody else goes on with it until the transaction ends. */
    Uni<Boolean> alone(Transaction tx);

    /** The one that goes on, locked. */
    Uni<Optional<Recognition>> goingOn(Transaction tx);

    /** Customers after that one, by id. */
    Uni<List<UUID>> customers(Transaction tx, UUID after, int limit);

    Uni<Void> lookedAt(Transaction tx, UUID last, int customers, long moved);

    Uni<Void> end(Transaction tx, Instant now);
}
