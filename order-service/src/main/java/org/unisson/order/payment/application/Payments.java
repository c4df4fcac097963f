package org.unisson.order.payment.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.payment.domain.Payment;

/** Where payments are kept. What orders decide is written in the orders' own transactions. */
public interface Payments {

    /** Keeps the card's token until it is decided whether the card pays. */
    Uni<Void> plan(Transaction tx, UUID reference, UUID orderId, CardToken token, Money atMost, Instant now);

    /** The card is to be asked for these amounts, by order. */
    Uni<Void> request(Transaction tx, Map<UUID, Money> amounts, Instant now);

    /** These orders' cards wait for their customers to pass a challenge; their tokens are not needed any more. */
    Uni<Void> challenged(Transaction tx, Collection<UUID> orderIds, Instant now);

    /** These orders are confirmed: charge. @param charges the gateway's names of them, by order */
    Uni<Void> charge(Transaction tx, Map<UUID, String> charges, Instant now);

    /** These orders' cards have declined. */
    Uni<Void> declined(Transaction tx, Collection<UUID> orderIds, Instant now);

    /** These orders are decided without their cards: they will never be asked. */
    Uni<Void> spare(Transaction tx, Collection<UUID> orderIds, Instant now);

    /** Whatever was asked of these orders' cards must end without a charge. */
    Uni<Void> cancel(Transaction tx, Collection<UUID> orderIds, Instant now);

    /**
     * Takes up to that many payments with something to do. Nobody else takes them for the time of the lease; after it,
     * they are taken again by whoever is alive.
     */
    Uni<List<Payment>> take(Transaction tx, int atMost, Instant now, Duration lease);

    /**
     * The gateway has news of a payment: it is looked at now. What was to end without a charge, and was approved all the
     * same, is cancelled again.
     */
    Uni<Void> notified(Transaction tx, UUID reference, boolean approved, Instant now);

    /** What was due is done, unless the order has decided otherwise meanwhile. */
    Uni<Void> done(Transaction tx, Payment taken, Instant now);

    /**
     * What was due could not be done yet; it stays due where somebody else was told of it meanwhile.
     *
     * @param cause what was answered, or null
     */
    Uni<Void> later(Transaction tx, Payment taken, String cause, Instant at);
}
