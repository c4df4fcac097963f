package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Hold;
import org.unisson.loyalty.account.domain.Movement;

/** What was told before, to be told again as it was. */
public interface History {

    /** The last movement of each account after that id, locked so that nothing newer is told meanwhile. */
    Uni<List<Movement>> lastMovements(Transaction tx, UUID after, int limit);

    /** Decisions about holds since an instant, by order id. */
    Uni<List<Hold.Decision>> decisions(Transaction tx, Instant since, UUID after, int limit);
}
