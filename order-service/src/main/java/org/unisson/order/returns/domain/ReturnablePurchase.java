package org.unisson.order.returns.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * A purchase as seen by whoever takes goods back: never more pieces than were bought, never more money than was paid,
 * for the line and for the tender.
 *
 * @param lines in the order of the purchase
 * @param tenders in the order of the purchase
 * @param total of the purchase
 */
public record ReturnablePurchase(List<SoldLine> lines, List<PaidTender> tenders, Money total) {

    public ReturnablePurchase {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    /** Decides on goods that come back together; the same line may come in several conditions. */
    public ReturnDecision giveBack(List<Returned> goods) {
        Map<UUID, SoldLine> now = new LinkedHashMap<>();
        lines.forEach(line -> now.put(line.lineId(), line));
        List<ReturnDecision.Line> given = new ArrayList<>();
        for (int index = 0; index < goods.size(); index++) {
            Returned pieces = goods.get(index);
            SoldLine line = now.get(pieces.lineId());
            if (line == null) {
                return new ReturnDecision.UnknownLine(index, pieces.lineId());
            }
            if (line.handedOver() == 0) {
                return new ReturnDecision.NotHandedOver(index, pieces.lineId());
            }
            if (pieces.quantity() > line.left()) {
                return new ReturnDecision.TooMany(index, pieces.lineId(), pieces.quantity(), line.left());
            }
            given.add(new ReturnDecision.Line(
                    line.lineId(),
                    line.sku(),
                    pieces.quantity(),
                    line.refundOf(pieces.quantity()),
                    pieces.condition()));
            now.put(line.lineId(), line.without(pieces.quantity()));
        }
        return granted(given);
    }

    /**
     * Decides on pieces that will never be handed over: at most those that are waiting, as more cannot be cancelled.
     *
     * @param pieces by line
     * @throws IllegalStateException where a line has fewer: whoever cancels knows what is waiting
     */
    public ReturnDecision.Granted cancel(Map<UUID, Long> pieces) {
        List<ReturnDecision.Line> given = new ArrayList<>();
        for (SoldLine line : lines) {
            long count = pieces.getOrDefault(line.lineId(), 0L);
            if (count > line.waiting()) {
                throw new IllegalStateException(
                        "of line " + line.lineId() + " " + line.waiting() + " are waiting, not " + count);
            }
            if (count > 0) {
                given.add(new ReturnDecision.Line(
                        line.lineId(), line.sku(), count, line.refundOf(count), Condition.SELLABLE));
            }
        }
        if (given.size() < pieces.size()) {
            throw new IllegalStateException("not all of " + pieces.keySet() + " are lines of the purchase");
        }
        return granted(given);
    }

    private ReturnDecision.Granted granted(List<ReturnDecision.Line> given) {
        Money refund = Money.sum(
                total.currency(),
                given.stream().map(ReturnDecision.Line::refund).toList());
        return new ReturnDecision.Granted(given, split(refund), refund);
    }

    /**
     * Splits a refund over the tenders in proportion to what is left of each. Taking what is left, and not what was
     * paid, keeps each tender between nothing and its amount whatever was rounded before, and gives the last return
     * exactly the rest of each. (The largest-remainder method on the sums paid would not: a growing refund can take a
     * cent away from a tender.)
     */
    private List<Money> split(Money refund) {
        return refund.allocate(
                tenders.stream().map(tender -> tender.left().minor()).toList());
    }
}
