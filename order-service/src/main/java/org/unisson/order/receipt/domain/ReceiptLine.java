package org.unisson.order.receipt.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * A line as the till printed it; whether it adds up is for {@link ReceiptRules} to say.
 *
 * @param giftCard the gift card that is sold, or null
 */
public record ReceiptLine(Sku sku, long quantity, Money unitPrice, Money discount, Money total, UUID giftCard) {}
