package org.unisson.order.returns.application;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * Money that goes back to the card that paid an order, and how far it is.
 *
 * @param returnId what it is given back for
 * @param orderId whose card it is
 * @param paidAt when the gateway has given it back; left out: it is owed
 * @param attempts how often the gateway was asked
 * @param lastError what it said last, where it did not; for the staff alone
 * @param dueAt when it is asked next; left out where it is not asked any more
 * @param refusedAt when the gateway refused it for good; left out: it has not
 * @param settlement how the customer got the money instead; left out: not at all
 * @param customer whose it is, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwedRefund(
        UUID refundId,
        UUID returnId,
        UUID orderId,
        Money amount,
        Status status,
        Instant paidAt,
        int attempts,
        String lastError,
        Instant dueAt,
        Instant refusedAt,
        CardRefundSettlement settlement,
        @JsonIgnore UUID customer) {

    /** How far it is. */
    public enum Status {
        /** The gateway is asked until it answers. */
        OWED,
        PAID,
        /** The gateway will never pay it: the customer has to get the money another way. */
        REFUSED,
        /** Refused, and paid another way. */
        SETTLED
    }

    /** As its customer sees it. */
    public OwedRefund withoutError() {
        return new OwedRefund(
                refundId,
                returnId,
                orderId,
                amount,
                status,
                paidAt,
                attempts,
                null,
                dueAt,
                refusedAt,
                settlement == null ? null : settlement.withoutWho(),
                customer);
    }
}
