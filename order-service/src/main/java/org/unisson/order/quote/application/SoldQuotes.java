package org.unisson.order.quote.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Which orders were sold under which quotes: an order under at most one, a quote in at most one order. */
public interface SoldQuotes {

    /**
     * Gives the quote to that order, unless another one has it. Whoever asks at the same time waits for the first one's
     * commit.
     *
     * @param signed as it was given
     * @return whether the order has it
     */
    Uni<Boolean> claim(Transaction tx, UUID quoteId, UUID orderId, String signed);

    /** The quote that the order was sold under, signed; empty: none. */
    Uni<Optional<String>> of(Transaction tx, UUID orderId);
}
