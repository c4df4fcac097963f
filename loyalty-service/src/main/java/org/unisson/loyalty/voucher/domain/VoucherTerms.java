package org.unisson.loyalty.voucher.domain;

import java.time.Instant;
import org.unisson.chassis.values.Money;

/**
 * What a voucher is worth, and until when.
 *
 * @param amount what it pays, whole
 * @param minimum minor units that an order or receipt costs at least to take it; 0: any
 * @param expiresAt from this instant on it pays nothing
 * @param withdrawWhenBought SKU for which it is an offer: once its owner has bought that without it, it is withdrawn; or null
 * @param reason why it is given, in words
 */
public record VoucherTerms(Money amount, long minimum, Instant expiresAt, String withdrawWhenBought, String reason) {

    /** Minor units. */
    public static final long MOST = 500_00;

    /** Minor units of what has to be bought. */
    public static final long MOST_MINIMUM = 10_000_00;

    /** From its issue to its end. */
    public static final int MOST_DAYS = 3 * 366;
}
