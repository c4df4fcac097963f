package org.unisson.order.claim.domain;

import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * Pieces of an order's line that were not received.
 *
 * @param worth of one piece: what was paid for it, rounded half-up
 * @param sentFrom location that sent them
 * @param replacementLineId line of the replacement order; null where there is none
 * @param refunded pieces whose money was given back in the end
 * @param cameBack pieces that turned up and came back, without money
 */
public record ClaimedLine(
        UUID lineId,
        Sku sku,
        long quantity,
        Money worth,
        Gln sentFrom,
        UUID replacementLineId,
        long refunded,
        long cameBack) {

    /** Pieces that stand for their replacement: their money is not given back for the goods themselves. */
    public long open() {
        return quantity - refunded;
    }

    /** Pieces that could still turn up. */
    public long missing() {
        return quantity - cameBack;
    }

    public Money value() {
        return worth.times(quantity);
    }

    ClaimedLine replacedBy(UUID line) {
        return new ClaimedLine(lineId, sku, quantity, worth, sentFrom, line, refunded, cameBack);
    }

    ClaimedLine refund(long pieces) {
        return new ClaimedLine(lineId, sku, quantity, worth, sentFrom, replacementLineId, refunded + pieces, cameBack);
    }

    ClaimedLine comeBack(long pieces) {
        return new ClaimedLine(lineId, sku, quantity, worth, sentFrom, replacementLineId, refunded, cameBack + pieces);
    }
}
