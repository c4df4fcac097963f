package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;

/**
 * A refund in cash that was owed, and is given out of a drawer.
 *
 * @param refundId which is paid out once
 * @param purchaseId for which it goes back
 * @param store whose till pays
 */
public record CashPayout(UUID refundId, UUID purchaseId, Gln store, Money amount, Instant at) {

    /** Books it for the sale, through the channel that took the order. */
    public Entry booked(Attribution attribution) {
        return new Entry(
                refundId,
                Entry.Kind.CASH_PAYOUT,
                purchaseId,
                attribution.channel(),
                attribution,
                at,
                List.of(
                        Posting.ofMoney(Account.CASH_REFUNDS_DUE, amount, store),
                        Posting.ofMoney(Account.CASH, amount.negated(), store)));
    }
}
