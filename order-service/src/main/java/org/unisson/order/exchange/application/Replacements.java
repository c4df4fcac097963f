package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.exchange.domain.Replacement;

/** Which orders are placed instead of which lines. */
public interface Replacements {

    Uni<Void> add(Transaction tx, Replacement replacement);

    /** Of these orders, in the order of their ids. */
    Uni<List<Replacement>> of(Transaction tx, Collection<UUID> orderIds);

    /** Pieces of the line that will be given up for orders which are not decided yet. */
    Uni<Long> undecided(Transaction tx, UUID lineId);

    /** The line was given up for that order. */
    Uni<Void> replaced(Transaction tx, UUID orderId, Instant now);
}
