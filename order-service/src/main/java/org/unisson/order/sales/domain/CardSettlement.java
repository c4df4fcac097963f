package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What was to go back to a card, and went to its customer's bank account instead.
 *
 * @param refundId which is settled once
 * @param purchaseId whose money it is
 */
public record CardSettlement(UUID refundId, UUID purchaseId, Money amount, Instant at) {

    /** Books it for the sale whose money it is: the card has kept what the return had taken off it. */
    public Entry booked(Attribution attribution) {
        return new Entry(
                refundId,
                Entry.Kind.SETTLEMENT,
                purchaseId,
                attribution.channel(),
                attribution,
                at,
                List.of(
                        Posting.ofMoney(Account.CARD, amount, null),
                        Posting.ofMoney(Account.BANK_TRANSFER, amount.negated(), null)));
    }
}
