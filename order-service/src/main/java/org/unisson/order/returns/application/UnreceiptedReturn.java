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
 * Goods that came back without a receipt, and what was given for them.
 *
 * @param tender on which the total was given: CASH or GIFT_CARD
 * @param reference of the gift card, or null
 * @param reason in the words of who took them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnreceiptedReturn(
        UUID returnId,
        String channel,
        Gln location,
        UUID customerId,
        List<Line> lines,
        Money total,
        String tender,
        String reference,
        String reason,
        Instant returnedAt) {

    public UnreceiptedReturn {
        lines = List.copyOf(lines);
    }

    /** Pieces that came back. @param refund at the lowest price they were sold for */
    public record Line(UUID lineId, Sku sku, long quantity, Money refund, Condition condition) {}
}
