package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What a gift card paid of a purchase, and how much of it has gone back.
 *
 * @param reference of the tender
 * @param giftCardId null where the reference names no card
 */
public record Spend(UUID purchaseId, String reference, UUID giftCardId, Money spent, Money refunded, Instant at) {

    /** Its key. */
    public record Key(UUID purchaseId, String reference) {}

    public Key key() {
        return new Key(purchaseId, reference);
    }

    /** At most what has not gone back yet. */
    Money refundable(Money asked) {
        Money left = spent.minus(refunded);
        return asked.compareTo(left) > 0 ? left : asked;
    }

    Spend refunded(Money more) {
        return new Spend(purchaseId, reference, giftCardId, spent, refunded.plus(more), at);
    }
}
