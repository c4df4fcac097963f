package org.unisson.loyalty.giftcard.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.common.events.Money;
import org.unisson.loyalty.events.GiftCardBalanceExpired;
import org.unisson.loyalty.giftcard.application.ExpiryNews;
import org.unisson.schemas.Topics;

/** How it is told that a gift card is owed no more: one event an entry of the ledger, under the entry's id. */
@ApplicationScoped
class GiftCardExpiryEvents implements ExpiryNews {

    private static final long ONLY_VERSION = 1;

    @Override
    public void tell(Transaction tx, Expired expired) {
        GiftCardBalanceExpired payload = new GiftCardBalanceExpired(
                expired.entryId(),
                ONLY_VERSION,
                expired.giftCardId(),
                new Money(expired.amount().minor(), expired.amount().currency()),
                expired.expiredAt());
        tx.emit(Event.of(Topics.GIFT_CARDS, expired.entryId().toString(), ONLY_VERSION, payload, expired.recordedAt())
                .withId(expired.entryId()));
    }
}
