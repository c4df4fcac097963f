package org.unisson.order.sales.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What was left on a gift card is owed to nobody any more.
 *
 * @param entryId of the gift cards' own ledger
 * @param amount negative where it is owed again
 */
public record GiftCardExpiry(UUID entryId, UUID giftCardId, Money amount, Instant at) {

    /** Stands for the channel: no sale brought it about. */
    public static final String CHANNEL = "gift-cards";

    /** Books it as earned. The card stands for the purchase: what is left on it may be of several, or of none. */
    public Entry booked() {
        return new Entry(
                entryId,
                Entry.Kind.EXPIRY,
                giftCardId,
                CHANNEL,
                new Attribution(CHANNEL, null),
                at,
                List.of(
                        Posting.ofMoney(Account.GIFT_CARD, amount, null),
                        Posting.ofMoney(Account.BREAKAGE, amount.negated(), null)));
    }
}
