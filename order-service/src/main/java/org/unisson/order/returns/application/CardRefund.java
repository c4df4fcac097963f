package org.unisson.order.returns.application;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * Money owed back to a card.
 *
 * @param refundId its own id: the gateway's idempotency key
 * @param orderId the order that was paid
 * @param reference the gateway's reference of the payment
 */
public record CardRefund(UUID refundId, UUID orderId, String reference, Money amount) {}
