package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.order.consignment.application.OrderOfConsignments;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Step;
import org.unisson.order.ordering.application.OrderSaga.Told;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.order.purchase.application.RecordPurchase;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.returns.application.CancelPieces;

/**
 * What follows for an order from what happens to its consignments: pieces that have left can come back, pieces that will
 * not leave are refunded, and when it is known of each piece what became of it, the order ends.
 */
@ApplicationScoped
class ConsignedOrders implements OrderOfConsignments {

    private final Orders orders;
    private final OrderSaga saga;
    private final RecordPurchase purchases;
    private final CancelPieces refunding;
    private final KeepEdit edits;

    ConsignedOrders(Orders orders, OrderSaga saga, RecordPurchase purchases, CancelPieces refunding, KeepEdit edits) {
        this.orders = orders;
        this.saga = saga;
        this.purchases = purchases;
        this.refunding = refunding;
        this.edits = edits;
    }

    @Override
    public Uni<Locked> lock(Transaction tx, UUID orderId) {
        return held(tx, orderId).map(ConsignedOrders::locked);
    }

    /** An order whose row the transaction holds, as its consignments see it. */
    static Locked locked(Order order) {
        return new Locked(order.orderId(), order.channel(), new Origin(order.correlation(), null, null));
    }

    private Uni<Order> held(Transaction tx, UUID orderId) {
        return orders.lock(tx, List.of(orderId))
                .map(found -> found.get(orderId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", orderId).asException());
    }

    @Override
    public Uni<Void> follow(Transaction tx, UUID orderId, List<Consequence> consequences, List<Consignment> all) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Consequence consequence : consequences) {
            done = done.chain(() -> follow(tx, orderId, consequence));
        }
        return done.chain(() -> end(tx, orderId, consequences, all));
    }

    private Uni<Void> follow(Transaction tx, UUID orderId, Consequence what) {
        return switch (what.step()) {
            case LEFT -> purchases.handedOver(tx, left(orderId, what));
            case CANCELLED, NOT_COLLECTED ->
                refund(tx, orderId, what.after().goodsAt(), more(what, ConsignedLine::cancelled));
            // What was paid for what is replaced is given back by who replaces it.
            case ONWARDS,
                    REPLACED,
                    SENT,
                    READY,
                    MISSED,
                    WITHDRAWN,
                    BROKEN_PROMISE,
                    WRONG_CODE,
                    LOCKED,
                    REPEATED,
                    NOT_YET,
                    REFUSED -> Uni.createFrom().voidItem();
        };
    }

    @Override
    public Uni<Void> refund(Transaction tx, UUID orderId, Gln location, Map<UUID, Long> pieces) {
        return held(tx, orderId)
                .chain(order -> refunding.cancel(tx, order.purchaseId(), order.channel(), location, pieces))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> edited(Transaction tx, UUID orderId, Edited edited) {
        Set<UUID> whole = edited.whole();
        UUID line = whole.size() == 1 ? whole.iterator().next() : null;
        return held(tx, orderId).chain(order -> {
            if (edited.now() == null) {
                return edits.kept(tx, order, line, edited.by());
            }
            Uni<Void> done = edits.changed(tx, order, edited.some(), edited.by());
            return whole.isEmpty()
                    ? done
                    : done.chain(() -> edits.changed(tx, order, whole, line, edited.now(), edited.by()))
                            .replaceWithVoid();
        });
    }

    @Override
    public Uni<Boolean> giveUpUndecided(Transaction tx, UUID orderId) {
        return held(tx, orderId)
                .chain(order -> order.state().isUndecided()
                        ? saga.tell(tx, List.of(new Told(orderId, new OrderMessage.StockRefused(), null)))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private Uni<Void> end(Transaction tx, UUID orderId, List<Consequence> consequences, List<Consignment> all) {
        if (!all.stream().allMatch(Consignment::settled)) {
            return Uni.createFrom().voidItem();
        }
        boolean something = all.stream().anyMatch(one -> one.handedOver() > 0);
        OrderMessage end =
                something ? new OrderMessage.HandedOver(true) : new OrderMessage.CalledOff(reason(consequences));
        return saga.tell(tx, List.of(new Told(orderId, end, null))).replaceWithVoid();
    }

    private static CancelReason reason(List<Consequence> consequences) {
        if (consequences.stream().anyMatch(what -> what.step() == Step.NOT_COLLECTED)) {
            return CancelReason.NOT_COLLECTED;
        }
        return consequences.stream().anyMatch(what -> what.step() == Step.CANCELLED || what.step() == Step.REPLACED)
                ? CancelReason.CUSTOMER
                : CancelReason.NOT_AVAILABLE;
    }

    private static HandOver left(UUID orderId, Consequence what) {
        return new HandOver(
                what.after().consignmentId(),
                orderId,
                more(what, ConsignedLine::handedOver).entrySet().stream()
                        .map(line ->
                                new HandOver.Part(line.getKey(), what.after().location(), line.getValue()))
                        .toList());
    }

    /** Pieces by line that the message added. */
    private static Map<UUID, Long> more(Consequence what, ToLongFunction<ConsignedLine> pieces) {
        Map<UUID, Long> more = new TreeMap<>();
        what.after().lines().forEach(line -> more.merge(line.lineId(), pieces.applyAsLong(line), Long::sum));
        what.before().lines().forEach(line -> more.merge(line.lineId(), -pieces.applyAsLong(line), Long::sum));
        more.values().removeIf(count -> count == 0);
        return more;
    }
}
