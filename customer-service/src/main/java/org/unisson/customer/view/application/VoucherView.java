package org.unisson.customer.view.application;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * A voucher that can still pay.
 *
 * @param status ISSUED, or LOCKED by a purchase that is being made
 * @param minimum what a purchase costs at least to take it; 0: any
 * @param expiresAt from this instant on it pays nothing
 */
public record VoucherView(UUID voucherId, String status, Money left, Money minimum, Instant expiresAt) {}
