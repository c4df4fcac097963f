package org.unisson.order.payment.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * What a confirmed order's card is to be charged, and is not yet.
 *
 * @param reference under which the gateway knows the payment
 * @param since when the order was confirmed
 * @param attempts how often the gateway was asked
 * @param lastError what it said last; absent: nothing yet
 * @param dueAt when it is asked next
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DueCapture(
        UUID reference, UUID orderId, Money amount, Instant since, int attempts, String lastError, Instant dueAt) {}
