package org.unisson.order.quote.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;

/**
 * What the catalog has promised a basket costs.
 *
 * @param store whose operations it counts with; null: none
 * @param customerId for whom; null: nobody known
 * @param validUntil an order is placed before this instant, or not under it
 * @param total of its lines
 */
public record Quote(
        UUID quoteId,
        String channel,
        Gln store,
        UUID customerId,
        Instant validUntil,
        Lock lock,
        Money total,
        boolean freeShipping,
        List<Gift> gifts,
        List<UUID> operations,
        List<QuotedLine> lines) {

    /** Whether coupons and budgets are kept for it. */
    public enum Lock {
        /** It takes none. */
        NONE,
        /** It takes some, and they are not kept yet. */
        REQUIRED,
        /** They are kept for it. */
        HELD
    }

    public Quote {
        gifts = List.copyOf(gifts);
        operations = List.copyOf(operations);
        lines = List.copyOf(lines);
        if (!Money.sum(total.currency(), lines.stream().map(QuotedLine::total).toList())
                .equals(total)) {
            throw new IllegalArgumentException("the lines of quote " + quoteId + " do not sum to its total");
        }
    }
}
