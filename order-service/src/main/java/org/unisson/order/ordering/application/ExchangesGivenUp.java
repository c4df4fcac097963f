package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Goods that came back and were to pay for an order which is none. */
public interface ExchangesGivenUp {

    /** Gives back, once, what they were to pay of these orders, to what had paid for them. */
    Uni<Void> refund(Transaction tx, Collection<UUID> orderIds, Instant now);
}
