package org.unisson.order.receipt.rest;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.order.receipt.application.PurchaseClaim;

/**
 * A receipt that has become a customer's.
 *
 * @param version of the purchase that the claim made
 * @param total as sold
 * @param refunded what had been given back before: points are earned for the rest
 */
public record ClaimView(
        UUID purchaseId, UUID customerId, long version, Money total, Money refunded, Instant claimedAt) {

    static ClaimView of(PurchaseClaim claim) {
        return new ClaimView(
                claim.purchaseId(),
                claim.customerId(),
                claim.version(),
                claim.sale().total(),
                claim.refunded(),
                claim.claimedAt());
    }
}
