package org.unisson.order.cashrefund.application;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * Cash that goes back, and whether it was fetched.
 *
 * @param orderId for which it goes back
 * @param purchaseId of the sale whose money it was; left out: it became none
 * @param since when it was booked as owed
 * @param paidAt when a till has paid it out, and session which session of it; left out: it is due
 * @param customer whose it is, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CashRefund(
        UUID refundId,
        UUID orderId,
        UUID purchaseId,
        Money amount,
        CashDue.Reason reason,
        Status status,
        Instant since,
        Instant paidAt,
        UUID session,
        @JsonIgnore UUID customer) {

    /** How far it is. */
    public enum Status {
        DUE,
        PAID
    }

    /** Paid out then, in that session. */
    CashRefund paid(UUID bySession, Instant at) {
        return new CashRefund(
                refundId, orderId, purchaseId, amount, reason, Status.PAID, since, at, bySession, customer);
    }
}
