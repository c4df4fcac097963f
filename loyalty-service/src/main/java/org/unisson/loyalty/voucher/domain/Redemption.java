package org.unisson.loyalty.voucher.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What a voucher has paid of a purchase.
 *
 * @param ownerId whose the voucher is
 * @param spenderId who has bought, or null
 * @param givenBack of the amount
 * @param parted whether it came back because the two were not one person: nothing comes back of it any more
 */
public record Redemption(
        UUID purchaseId, UUID voucherId, UUID ownerId, UUID spenderId, Money amount, Money givenBack, boolean parted) {

    /** Its key. */
    public record Key(UUID purchaseId, UUID voucherId) {}

    static Redemption of(UUID purchaseId, Voucher voucher, UUID spenderId, Money amount) {
        return new Redemption(
                purchaseId,
                voucher.id(),
                voucher.customerId(),
                spenderId,
                amount,
                Money.zero(amount.currency()),
                false);
    }

    Key key() {
        return new Key(purchaseId, voucherId);
    }

    /** What has not come back yet. */
    Money left() {
        return amount.minus(givenBack);
    }

    /** At most what has not come back yet. */
    Money refundable(Money asked) {
        return asked.compareTo(left()) > 0 ? left() : asked;
    }

    Redemption givenBack(Money more) {
        return new Redemption(purchaseId, voucherId, ownerId, spenderId, amount, givenBack.plus(more), parted);
    }

    /** All of it has come back, for good. */
    Redemption asParted() {
        return new Redemption(purchaseId, voucherId, ownerId, spenderId, amount, amount, true);
    }
}
