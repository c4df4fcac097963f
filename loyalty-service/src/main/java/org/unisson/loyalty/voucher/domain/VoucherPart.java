package org.unisson.loyalty.voucher.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/** An amount of a voucher. */
public record VoucherPart(UUID voucherId, Money amount) {}
