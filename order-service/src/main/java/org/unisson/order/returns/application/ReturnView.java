package org.unisson.order.returns.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.returns.domain.Condition;

/**
 * A return that was taken.
 *
 * @param version of the purchase that it made
 * @param refunds what goes back on which tender of the purchase; none of zero
 * @param total sum of the lines, and of the refunds
 * @param reference what another system calls it, where it does
 * @param cause RETURN, or CANCELLATION of what had never left
 */
public record ReturnView(
        UUID returnId,
        UUID purchaseId,
        long version,
        String channel,
        Gln location,
        List<Line> lines,
        List<Refund> refunds,
        Money total,
        Instant returnedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reference,
        PurchaseReturn.Cause cause) {

    /** Pieces that came back, and what is given back for them. */
    public record Line(UUID lineId, Sku sku, long quantity, Condition condition, Money refund) {}

    /** Money given back on a tender. */
    public record Refund(String kind, Money amount) {}

    public static ReturnView of(PurchaseReturn made) {
        return new ReturnView(
                made.returnId(),
                made.purchaseId(),
                made.version(),
                made.channel(),
                made.location(),
                made.lines().stream()
                        .map(line ->
                                new Line(line.lineId(), line.sku(), line.quantity(), line.condition(), line.refund()))
                        .toList(),
                made.refunds().stream()
                        .map(refund -> new Refund(refund.kind(), refund.amount()))
                        .toList(),
                made.total(),
                made.returnedAt(),
                made.reference(),
                made.cause());
    }
}
