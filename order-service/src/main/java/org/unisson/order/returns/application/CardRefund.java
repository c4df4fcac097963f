package org.unisson.order.returns.application;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * Money owed back to a card.
 *
 * @param refundId its own id: the gateway refunds once per id
 * @param payment our reference of the payment at the gateway
 * @param attempts how often it has been tried, this time included
 */
public record CardRefund(UUID refundId, UUID payment, Money amount, int attempts) {}
