package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;

/** What is owed back to cards, until it is paid. */
public interface CardRefunds {

    /**
     * Writes down what the return owes to the cards that paid orders through the gateway. What a till's own terminal had
     * charged goes back through that terminal, and is only recorded with the return.
     */
    Uni<Void> owe(Transaction tx, PurchaseReturn made);

    /** Writes down what is owed of a return whose money had been set off. */
    Uni<Void> owe(Transaction tx, Owed owed);

    /** Money owed to the card that paid an order. */
    record Owed(UUID refundId, UUID returnId, UUID orderId, Money amount, Instant at) {}

    /**
     * Takes those that are due, once their payment is charged, for one attempt. Nobody else takes them for the time of
     * the lease; after it, they are taken again by whoever is alive.
     */
    Uni<List<CardRefund>> take(Transaction tx, int atMost, Instant now, Duration lease);

    /** The gateway will never pay it: it is not tried again. @param reason in the gateway's words */
    Uni<Void> refused(Transaction tx, UUID refundId, String reason, Instant now);

    /** It is paid. */
    Uni<Void> done(Transaction tx, UUID refundId, Instant now);

    /** It is not, stays owed, and is tried again then. */
    Uni<Void> later(Transaction tx, UUID refundId, String cause, Instant at);
}
