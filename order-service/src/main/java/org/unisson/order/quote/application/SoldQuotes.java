package org.unisson.order.quote.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** What was sold under which quotes: an order or a receipt under at most one, a quote in at most one of them, for ever. */
public interface SoldQuotes {

    /**
     * Gives the quote to that order, unless another one has it. Whoever asks at the same time waits for the first one's
     * commit.
     *
     * @param signed as it was given
     * @return whether the order has it
     */
    Uni<Boolean> claim(Transaction tx, UUID quoteId, UUID orderId, String signed);

    /**
     * Gives each quote to that receipt's sale, unless an order or another sale has it than the one that it corrects.
     *
     * @param claims no quote twice
     * @return the quotes that were free and are theirs now
     */
    Uni<Set<UUID>> claim(Transaction tx, List<ReceiptClaim> claims);

    /** A receipt's claim on a quote. @param signed as it was given @param insteadOf the voided sale that it corrects, or null */
    record ReceiptClaim(UUID quoteId, UUID purchaseId, String signed, UUID insteadOf) {}

    /** The quote that the order was sold under, signed; empty: none. */
    Uni<Optional<String>> of(Transaction tx, UUID orderId);
}
