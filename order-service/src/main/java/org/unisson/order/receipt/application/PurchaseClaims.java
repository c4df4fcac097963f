package org.unisson.order.receipt.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.receipt.domain.ClaimCode;

/** Which receipts were claimed, and who tries to. */
public interface PurchaseClaims {

    /** What codes are made under: 32 bytes, the same in every replica. */
    Uni<byte[]> secret(Transaction tx);

    /** Whether the receipt of that purchase has a code. */
    Uni<Boolean> coded(Transaction tx, UUID purchaseId);

    /** The purchase of that code, locked until the transaction ends: of two who claim it at once one is second. */
    Uni<Optional<Claimable>> hold(Transaction tx, ClaimCode code);

    /** Writes the claim, and the customer to the purchase. */
    Uni<Void> add(Transaction tx, PurchaseClaim claim);

    /** When the customer claimed what they hold; empty where it was not by a code. */
    Uni<Optional<PurchaseClaim>> of(Transaction tx, UUID purchaseId);

    /** How often the customer was wrong, locked until the transaction ends. */
    Uni<Tries> tries(Transaction tx, UUID customerId, Instant now);

    /** Writes down how often the customer was wrong. */
    Uni<Void> wrong(Transaction tx, UUID customerId, Tries tries);

    /** The next claims in the order of time, after that instant and id. */
    Uni<List<PurchaseClaim>> claimedAfter(Transaction tx, Instant claimedAt, UUID claimId, int atMost);

    /**
     * A purchase whose code was shown.
     *
     * @param customerId whose it is, or null
     * @param card that was presented, or null
     * @param voided whether the till took it back as never made
     */
    record Claimable(
            UUID purchaseId,
            long version,
            UUID customerId,
            String card,
            boolean voided,
            PurchaseClaim.Sale sale,
            long returnedUnits,
            Money refunded) {}

    /** Codes that opened nothing. @param since when the first of them was shown */
    record Tries(int wrong, Instant since) {}
}
