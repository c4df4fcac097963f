package org.unisson.loyalty.giftcard.application;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.domain.GiftCardBooks;
import org.unisson.loyalty.giftcard.domain.GiftCardEntry;

/** Tells what is owed on gift cards no more, so that whoever keeps the retailer's books writes it off. */
public interface ExpiryNews {

    /**
     * What is owed on a card no more.
     *
     * @param amount taken off it; negative where it was put back
     */
    record Expired(UUID entryId, UUID giftCardId, Money amount, Instant expiredAt, Instant recordedAt) {}

    /** When the transaction commits. */
    void tell(Transaction tx, Expired expired);

    /** Tells it of the entries that are about to be saved. */
    default void tell(Transaction tx, GiftCardBooks books) {
        books.entries().stream()
                .filter(entry -> entry.cause() == GiftCardEntry.Cause.EXPIRED)
                .forEach(entry -> tell(
                        tx,
                        new Expired(
                                entry.entryId(),
                                entry.giftCardId(),
                                new Money(-entry.minor(), books.currencyOf(entry)),
                                entry.source().occurredAt(),
                                entry.recordedAt())));
    }
}
