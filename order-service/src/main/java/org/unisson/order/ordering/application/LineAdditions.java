package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Which orders add pieces to which line. */
public interface LineAdditions {

    Uni<Void> add(Transaction tx, UUID orderId, UUID lineId, long quantity);

    /** Pieces by order that adds them: without what was cancelled, or could not be had. */
    Uni<Map<UUID, Long>> of(Transaction tx, UUID lineId);
}
