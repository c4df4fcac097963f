package org.unisson.loyalty.giftcard.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * A gift card that is made for what is owed to somebody.
 *
 * @param refundId of the return that owes it; it makes one card
 */
public record RefundCard(UUID refundId, UUID giftCardId, Money amount, Recipient recipient, Instant madeAt) {}
