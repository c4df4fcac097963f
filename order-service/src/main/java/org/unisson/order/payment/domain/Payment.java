package org.unisson.order.payment.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * The card payment of an order: the intent, written before the gateway is called.
 *
 * @param reference under which the gateway knows it
 * @param token stands for the card; null as soon as the card is not asked any more
 * @param attempts how often somebody has set about what its status asks for, this time included
 */
public record Payment(
        UUID reference, UUID orderId, CardToken token, Money amount, PaymentStatus status, int attempts) {}
