package org.unisson.order.exchange.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * An exchange as it is shown.
 *
 * @param purchaseId whose goods came back
 * @param returnId as which they did
 * @param setOff of what is given for them, against what was taken
 * @param refunded the rest, which goes back to what had paid: points and gift cards always do
 * @param surplus what was paid beyond it
 * @param newPurchaseId of what was carried out; of an order, once it is a sale
 * @param orderId of what is sent or collected
 * @param calledOffAt when the order was cancelled before it was a sale, and what was set off went back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExchangeView(
        UUID exchangeId,
        UUID purchaseId,
        UUID returnId,
        Money setOff,
        Money refunded,
        Money surplus,
        UUID newPurchaseId,
        UUID orderId,
        Instant madeAt,
        Instant calledOffAt) {}
