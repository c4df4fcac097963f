package org.unisson.inventory.stock.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.ReturnReceived;

/** Goods that came back, whether their purchase is known or not. */
record ComeBack(UUID returnId, Instant at, List<Goods> goods) {

    /** Pieces at a place. @param condition SELLABLE, QUALITY_CONTROL or DAMAGED */
    record Goods(Place place, long quantity, String condition) {}

    static ComeBack of(PurchaseReturned returned) {
        return new ComeBack(
                returned.getReturnId(),
                returned.getReturnedAt(),
                returned.getLines().stream()
                        .map(line -> new Goods(
                                PurchasesHandler.place(returned.getLocation(), line.getSku()),
                                line.getQuantity(),
                                line.getCondition()))
                        .toList());
    }

    static ComeBack of(ReturnReceived received) {
        return new ComeBack(
                received.getReturnId(),
                received.getReturnedAt(),
                received.getLines().stream()
                        .map(line -> new Goods(
                                PurchasesHandler.place(received.getLocation(), line.getSku()),
                                line.getQuantity(),
                                line.getCondition()))
                        .toList());
    }

    /** What cannot be sold as it is comes in and goes out again: the ledger keeps both. */
    List<Movement> moved() {
        Map<Place, Long> all = new TreeMap<>();
        Map<MovementReason, Map<Place, Long>> notForSale = new TreeMap<>();
        for (Goods one : goods) {
            all.merge(one.place(), one.quantity(), Long::sum);
            if (!one.condition().equals("SELLABLE")) {
                MovementReason reason =
                        one.condition().equals("DAMAGED") ? MovementReason.DAMAGED : MovementReason.QUALITY_CONTROL;
                notForSale
                        .computeIfAbsent(reason, unknown -> new TreeMap<>())
                        .merge(one.place(), one.quantity(), Long::sum);
            }
        }
        String source = "return:" + returnId;
        List<Movement> moved = new ArrayList<>(PurchasesHandler.movements(all, 1, MovementReason.RETURN, source, at));
        notForSale.forEach((reason, pieces) ->
                moved.addAll(PurchasesHandler.movements(pieces, -1, reason, source + ":" + reason, at)));
        return moved;
    }
}
