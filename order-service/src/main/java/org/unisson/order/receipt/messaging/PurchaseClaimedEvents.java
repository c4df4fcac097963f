package org.unisson.order.receipt.messaging;

import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Gln;
import org.unisson.common.events.Money;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.receipt.application.PurchaseClaim;
import org.unisson.schemas.Topics;

/** How a claim is told. */
public final class PurchaseClaimedEvents {

    private PurchaseClaimedEvents() {}

    /** The event of the purchase's version that the claim made, under the claim's own id. */
    public static Event of(PurchaseClaim claim) {
        PurchaseClaim.Sale sale = claim.sale();
        PurchaseClaimed claimed = new PurchaseClaimed(
                claim.claimId(),
                claim.purchaseId(),
                claim.version(),
                claim.customerId(),
                sale.channel(),
                number(sale.location()),
                sale.skus(),
                sale.units(),
                money(sale.total()),
                claim.returnedUnits(),
                money(claim.refunded()),
                sale.purchasedAt(),
                claim.claimedAt());
        return Event.of(Topics.PURCHASES, claim.purchaseId().toString(), claim.version(), claimed, claim.claimedAt())
                .withId(claim.claimId());
    }

    private static String number(Gln location) {
        return location == null ? null : location.number();
    }

    private static Money money(org.unisson.chassis.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
