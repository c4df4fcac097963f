package org.unisson.order.returns.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/** Whether goods are taken back, and what is given back for them. */
public sealed interface ReturnDecision {

    /**
     * They are.
     *
     * @param lines what came back and its refund
     * @param refunds for each tender of the purchase, in its order, what goes back on it; may be zero
     * @param total sum of the lines and of the refunds
     */
    record Granted(List<Line> lines, List<Money> refunds, Money total) implements ReturnDecision {

        /** Pieces of all lines. */
        public long units() {
            return lines.stream().mapToLong(Line::quantity).sum();
        }
    }

    /** Pieces of a line, and what is given back for them. */
    record Line(UUID lineId, Sku sku, long quantity, Money refund, Condition condition) {}

    /** The purchase has no such line. */
    record UnknownLine(int index, UUID lineId) implements ReturnDecision {}

    /** The customer does not have the goods yet. */
    record NotHandedOver(int index, UUID lineId) implements ReturnDecision {}

    /** More pieces than are left of the line. */
    record TooMany(int index, UUID lineId, long asked, long left) implements ReturnDecision {}
}
