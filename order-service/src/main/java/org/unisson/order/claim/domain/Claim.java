package org.unisson.order.claim.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * A customer says that goods of an order were not received.
 *
 * @param version grows by one with each decision
 * @param purchaseId the sale that the order became
 * @param channel of the order
 * @param replacementOrderId sends the goods again; only of a GRANTED one
 */
public record Claim(
        UUID claimId,
        long version,
        UUID orderId,
        UUID purchaseId,
        UUID customerId,
        String channel,
        Status status,
        Reason reason,
        Variant variant,
        List<ClaimedLine> lines,
        Money value,
        UUID replacementOrderId,
        Instant madeAt) {

    public Claim {
        lines = List.copyOf(lines);
    }

    /** As an agent decided it, without a replacement. */
    public Claim refused() {
        return next(Status.REFUSED, Reason.AGENT, lines, null);
    }

    /** As it was decided later. @param replacements lines of the replacement order by claimed line */
    public Claim granted(Reason why, UUID order, Map<UUID, UUID> replacements) {
        return next(Status.GRANTED, why, replaced(replacements), order);
    }

    /** The same, replaced from the first. */
    public Claim replacedBy(UUID order, Map<UUID, UUID> replacements) {
        return copy(version, status, reason, replaced(replacements), order);
    }

    /** Whether its pieces are spoken for: they cannot be claimed again. */
    public boolean counts() {
        return status != Status.REFUSED;
    }

    /** With pieces whose money was given back. @param pieces by line of the order */
    public Claim refund(Map<UUID, Long> pieces) {
        return with(lines.stream()
                .map(line -> line.refund(pieces.getOrDefault(line.lineId(), 0L)))
                .toList());
    }

    /** With pieces that turned up. @param pieces by line of the order */
    public Claim comeBack(Map<UUID, Long> pieces) {
        return with(lines.stream()
                .map(line -> line.comeBack(pieces.getOrDefault(line.lineId(), 0L)))
                .toList());
    }

    private List<ClaimedLine> replaced(Map<UUID, UUID> replacements) {
        return lines.stream()
                .map(line -> line.replacedBy(replacements.get(line.lineId())))
                .toList();
    }

    private Claim with(List<ClaimedLine> changed) {
        return copy(version, status, reason, changed, replacementOrderId);
    }

    private Claim next(Status decided, Reason why, List<ClaimedLine> changed, UUID replacement) {
        return copy(version + 1, decided, why, changed, replacement);
    }

    private Claim copy(long number, Status decided, Reason why, List<ClaimedLine> changed, UUID replacement) {
        return new Claim(
                claimId,
                number,
                orderId,
                purchaseId,
                customerId,
                channel,
                decided,
                why,
                variant,
                changed,
                value,
                replacement,
                madeAt);
    }
}
