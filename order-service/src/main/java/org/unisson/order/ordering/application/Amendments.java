package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Which orders add to which. */
public interface Amendments {

    /** Once: said again, it changes nothing. */
    Uni<Void> add(Transaction tx, UUID orderId, UUID amended);

    Uni<Links> of(Transaction tx, UUID orderId);

    /** Of an order. @param amends null: none @param amendedBy the first one first */
    record Links(UUID amends, List<UUID> amendedBy) {}
}
