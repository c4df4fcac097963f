package org.unisson.order.claim.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.Reason;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.claim.domain.Variant;

/**
 * A claim as it is shown.
 *
 * @param kind NOT_RECEIVED
 * @param variant cohort of the customer
 * @param value what the claimed pieces are worth: what was paid for a piece, rounded half-up, times the pieces
 * @param replacementOrderId sends the goods again
 * @param outcome what came of it
 * @param doubleReturn whether goods that were claimed came back after all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimView(
        UUID claimId,
        long version,
        UUID orderId,
        UUID purchaseId,
        UUID customerId,
        String channel,
        String kind,
        Status status,
        Reason reason,
        Variant variant,
        List<Line> lines,
        Money value,
        UUID replacementOrderId,
        Outcome outcome,
        boolean doubleReturn,
        Instant madeAt) {

    /**
     * Pieces of an order's line.
     *
     * @param worth of one piece
     * @param refunded pieces whose money was given back in the end
     * @param cameBack pieces that turned up and came back, without money
     */
    public record Line(UUID lineId, Sku sku, long quantity, Money worth, Gln sentFrom, long refunded, long cameBack) {}

    /** What came of a claim. */
    public enum Outcome {
        /** Nothing yet: an agent decides. */
        OPEN,
        /** Nothing: it was refused. */
        NONE,
        /** The replacement is ordered, and not certain yet. */
        REPLACING,
        /** The replacement is confirmed. */
        REPLACED,
        /** There is no stock for some of it: its money can be given back. */
        REFUND_OFFERED,
        /** The money of some of it was given back. */
        REFUNDED
    }

    /** @param outcome as far as it is known */
    public static ClaimView of(Claim claim, Outcome outcome) {
        return new ClaimView(
                claim.claimId(),
                claim.version(),
                claim.orderId(),
                claim.purchaseId(),
                claim.customerId(),
                claim.channel(),
                "NOT_RECEIVED",
                claim.status(),
                claim.reason(),
                claim.variant(),
                claim.lines().stream()
                        .map(line -> new Line(
                                line.lineId(),
                                line.sku(),
                                line.quantity(),
                                line.worth(),
                                line.sentFrom(),
                                line.refunded(),
                                line.cameBack()))
                        .toList(),
                claim.value(),
                claim.replacementOrderId(),
                outcome,
                claim.lines().stream().anyMatch(line -> line.cameBack() > 0),
                claim.madeAt());
    }

    /** As it stands right after a decision. */
    public static ClaimView decided(Claim claim) {
        return of(
                claim,
                switch (claim.status()) {
                    case GRANTED -> Outcome.REPLACING;
                    case REVIEW -> Outcome.OPEN;
                    case REFUSED -> Outcome.NONE;
                });
    }
}
