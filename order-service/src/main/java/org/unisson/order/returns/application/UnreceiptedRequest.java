package org.unisson.order.returns.application;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.returns.domain.Condition;

/**
 * Goods that come back without a receipt.
 *
 * @param customerId who brings them; null: who holds the card
 * @param card loyalty card shown, or null
 * @param reference of the gift card to which the money goes, or null
 */
public record UnreceiptedRequest(
        String channel, Gln location, UUID customerId, String card, List<Line> lines, String reason, String reference) {

    public UnreceiptedRequest {
        lines = List.copyOf(lines);
    }

    /** Pieces. */
    public record Line(Sku sku, long quantity, Condition condition) {}
}
