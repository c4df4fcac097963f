package org.unisson.order.receipt.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;

/**
 * A receipt of nobody known that has become a customer's.
 *
 * @param version of the purchase that it makes
 * @param sale what was bought
 * @param returnedUnits pieces that had come back before
 * @param refunded what had been given back before
 */
public record PurchaseClaim(
        UUID claimId,
        UUID purchaseId,
        long version,
        UUID customerId,
        Sale sale,
        long returnedUnits,
        Money refunded,
        Instant claimedAt) {

    /** What was bought. @param skus each once */
    public record Sale(String channel, Gln location, List<String> skus, long units, Money total, Instant purchasedAt) {

        public Sale {
            skus = List.copyOf(skus);
        }
    }
}
