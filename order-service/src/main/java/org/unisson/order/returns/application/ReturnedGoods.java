package org.unisson.order.returns.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.ClaimedGoods.Pieces;
import org.unisson.order.returns.domain.ReturnDecision;
import org.unisson.order.returns.domain.ReturnDecision.Granted;
import org.unisson.order.returns.domain.ReturnablePurchase;
import org.unisson.order.returns.domain.Returned;
import org.unisson.order.returns.domain.SoldLine;

/**
 * Goods that come back, told apart: those that were bought, and those that were claimed as not received and turned up.
 * The money of the latter stands for their replacement, and goes back with it.
 */
record ReturnedGoods(List<Returned> bought, List<ReturnDecision.Line> claimed) {

    static ReturnedGoods of(ReturnablePurchase purchase, Map<UUID, Pieces> claims, List<Returned> goods) {
        if (claims.isEmpty()) {
            return new ReturnedGoods(goods, List.of());
        }
        Map<UUID, SoldLine> lines = new HashMap<>();
        purchase.lines().forEach(line -> lines.put(line.lineId(), line));
        Map<UUID, Long> bought = new HashMap<>();
        Map<UUID, Long> missing = new HashMap<>();
        claims.forEach((lineId, pieces) -> {
            bought.put(lineId, Math.max(0, lines.get(lineId).left() - pieces.replaced()));
            missing.put(lineId, pieces.missing());
        });
        List<Returned> paid = new ArrayList<>();
        List<ReturnDecision.Line> free = new ArrayList<>();
        for (Returned pieces : goods) {
            long left = bought.getOrDefault(pieces.lineId(), Long.MAX_VALUE);
            long beyond = Math.min(Math.max(0, pieces.quantity() - left), missing.getOrDefault(pieces.lineId(), 0L));
            long rest = pieces.quantity() - beyond;
            if (rest > left) {
                throw Problem.conflict(
                                "more-than-bought",
                                "Of line " + pieces.lineId() + " " + (left + beyond) + " can still be returned, not "
                                        + pieces.quantity() + ".")
                        .asException();
            }
            bought.computeIfPresent(pieces.lineId(), (line, count) -> count - rest);
            missing.computeIfPresent(pieces.lineId(), (line, count) -> count - beyond);
            if (rest > 0) {
                paid.add(new Returned(pieces.lineId(), rest, pieces.condition()));
            }
            if (beyond > 0) {
                free.add(new ReturnDecision.Line(
                        pieces.lineId(),
                        lines.get(pieces.lineId()).sku(),
                        beyond,
                        Money.zero(purchase.total().currency()),
                        pieces.condition()));
            }
        }
        return new ReturnedGoods(paid, free);
    }

    /** What is given back for those that were bought, and nothing for the others. */
    Granted with(Granted granted) {
        List<ReturnDecision.Line> lines = new ArrayList<>(granted.lines());
        lines.addAll(claimed);
        return new Granted(lines, granted.refunds(), granted.total());
    }

    /** Pieces that turned up, by line. */
    Map<UUID, Long> piecesClaimed() {
        Map<UUID, Long> pieces = new HashMap<>();
        claimed.forEach(line -> pieces.merge(line.lineId(), line.quantity(), Long::sum));
        return pieces;
    }
}
