package org.unisson.customer.view.application;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * How a voucher stands.
 *
 * @param left what it pays
 * @param minimum what a purchase costs at least to take it; 0: any
 * @param status ISSUED, LOCKED, REDEEMED, EXPIRED or WITHDRAWN
 * @param expiresAt from this instant on it pays nothing
 */
public record VoucherState(
        UUID voucherId, UUID customerId, long version, Money left, Money minimum, String status, Instant expiresAt) {

    /** Whether it can pay, now or when the purchase that has locked it is given up. */
    public boolean isWorthKeeping() {
        return status.equals("ISSUED") || status.equals("LOCKED");
    }
}
