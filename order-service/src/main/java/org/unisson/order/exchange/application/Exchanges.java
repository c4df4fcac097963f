package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.domain.SetOff;

/** Where exchanges are kept. */
public interface Exchanges {

    Uni<Void> add(Transaction tx, ExchangeView exchange, String channel, Gln location, SetOff setOff);

    /** Its customer sees it, whoever it is. */
    Uni<Optional<Shown>> one(Transaction tx, UUID exchangeId);

    /** Says, once, that these orders are none: what was set off for them. The orders are locked. */
    Uni<List<GivenUp>> giveUp(Transaction tx, Collection<UUID> orderIds, Instant now);

    /** An exchange and whose it is. @param customerId null: nobody's */
    record Shown(ExchangeView exchange, UUID customerId) {}

    /** An exchange whose goods cannot be had. @param orderId that was placed for them */
    record GivenUp(
            UUID exchangeId,
            UUID orderId,
            UUID purchaseId,
            UUID returnId,
            String channel,
            Gln location,
            List<Part> parts) {}

    /** What was set off of a tender. @param order whose card the gateway has charged, or null */
    record Part(UUID setOffId, String kind, Money amount, UUID order) {}
}
