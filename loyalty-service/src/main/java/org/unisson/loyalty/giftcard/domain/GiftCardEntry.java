package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Ids;

/**
 * An entry of the gift cards' ledger; never changed.
 *
 * @param minor added to the card, or taken from it; not 0
 * @param balance of the card after it
 */
public record GiftCardEntry(
        UUID entryId, UUID giftCardId, long minor, long balance, Cause cause, Source source, Instant recordedAt) {

    /** Why. */
    public enum Cause {
        ISSUED,
        SPENT,
        REFUNDED,
        /** Nobody spent it in time; added where a till tells later that somebody had. */
        EXPIRED
    }

    static GiftCardEntry of(UUID giftCardId, long minor, long balance, Cause cause, Source source, Instant now) {
        return new GiftCardEntry(Ids.next(), giftCardId, minor, balance, cause, source, now);
    }
}
