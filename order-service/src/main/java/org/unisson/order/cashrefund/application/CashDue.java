package org.unisson.order.cashrefund.application;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * Cash that goes back to who stands at no till: it is owed until it is fetched.
 *
 * @param refundId its own id: it is paid out once
 * @param orderId for which it goes back; null: the order of the purchase
 * @param since when it was booked
 */
public record CashDue(UUID refundId, UUID orderId, Money amount, Reason reason, Instant since) {

    /** Why it goes back. */
    public enum Reason {
        /** Pieces of a sale will never be handed over. */
        CANCELLATION,
        /** Pieces left, and were not received. */
        CLAIM,
        /** What goods that came back were to be exchanged for could not be had. */
        EXCHANGE_CALLED_OFF,
        /** The order it was taken for became no sale, and the till that took it was closed. */
        NO_SALE
    }
}
