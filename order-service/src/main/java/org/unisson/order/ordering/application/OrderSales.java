package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.OpenConsignments;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.ordering.domain.Allocation;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.ordering.domain.OrderMessage.StockReserved;
import org.unisson.order.purchase.application.RecordPurchase;
import org.unisson.order.purchase.domain.HandOver;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;

/** The goods of orders: set aside, sold, handed over. */
@ApplicationScoped
class OrderSales {

    private final Allocations allocations;
    private final RecordPurchase purchases;
    private final OpenConsignments consigning;
    private final GivenAway givenAway;

    OrderSales(Allocations allocations, RecordPurchase purchases, OpenConsignments consigning, GivenAway givenAway) {
        this.allocations = allocations;
        this.purchases = purchases;
        this.givenAway = givenAway;
        this.consigning = consigning;
    }

    Uni<Void> allocated(Transaction tx, Map<UUID, StockReserved> byOrder) {
        return allocations.replace(tx, byOrder);
    }

    Uni<Void> sold(Transaction tx, Collection<Order> sold, Instant now) {
        return givenAway
                .valued(tx, sold.stream().map(OrderSales::purchase).toList())
                .chain(made -> purchases.record(tx, made))
                .chain(() ->
                        allocations.of(tx, sold.stream().map(Order::orderId).toList()))
                .chain(found -> consigning.open(
                        tx,
                        sold.stream()
                                .filter(order -> found.containsKey(order.orderId()))
                                .map(order -> wanted(order, found.get(order.orderId())))
                                .toList(),
                        now))
                .replaceWithVoid();
    }

    private static OpenConsignments.Wanted wanted(Order order, List<Allocation> allocations) {
        Map<UUID, OrderLine> lines =
                order.lines().stream().collect(Collectors.toMap(OrderLine::lineId, Function.identity()));
        return new OpenConsignments.Wanted(
                ConsignedOrders.locked(order),
                order.customerId(),
                allocations.stream()
                        .map(at -> new OpenConsignments.Piece(
                                ConsignedLine.of(at.lineId(), at.sku(), at.quantity()),
                                at.location(),
                                collectedAt(lines.get(at.lineId())),
                                lines.get(at.lineId()).method(),
                                at.promisedBy()))
                        .toList());
    }

    /** Null: nowhere. */
    private static Gln collectedAt(OrderLine line) {
        return line.method() == Fulfilment.Method.PICKUP ? line.location() : null;
    }

    Uni<Void> handedOver(Transaction tx, Collection<Order> orders) {
        List<UUID> ids = orders.stream().map(Order::orderId).toList();
        return allocations
                .of(tx, ids)
                .chain(found -> purchases.fulfilled(
                        tx,
                        orders.stream()
                                .map(order -> handOver(order, found.getOrDefault(order.orderId(), List.of())))
                                .toList()));
    }

    /** Nothing more is handed over of these orders: their consignments have told of each piece. */
    Uni<Void> ended(Transaction tx, Collection<Order> orders) {
        return purchases.ended(tx, orders.stream().map(Order::orderId).toList());
    }

    /** Where each line's goods were set aside; those set aside nowhere, where the line asked for. */
    private static HandOver handOver(Order order, List<Allocation> allocations) {
        List<HandOver.Part> parts = new ArrayList<>();
        allocations.forEach(allocation ->
                parts.add(new HandOver.Part(allocation.lineId(), allocation.location(), allocation.quantity())));
        order.lines().forEach(line -> parts.add(new HandOver.Part(line.lineId(), line.location(), line.quantity())));
        return new HandOver(order.orderId(), order.orderId(), parts);
    }

    private static Purchase purchase(Order order) {
        return new Purchase(
                order.purchaseId(),
                PurchaseKind.ORDER,
                order.orderId(),
                null,
                order.channel(),
                order.soldAt(),
                order.customerId(),
                order.card(),
                order.lines().stream().map(OrderSales::line).toList(),
                order.tenders().stream()
                        .map(tender -> new PurchaseTender(tender.kind(), tender.amount(), tender.reference()))
                        .toList(),
                order.terms().total(),
                order.placedAt(),
                order.terms().quoteId().orElse(null));
    }

    private static PurchaseLine line(OrderLine line) {
        return new PurchaseLine(
                line.lineId(),
                line.sku(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.total(),
                // Also of what is carried out: inventory learns that goods of an order have left from its consignments.
                null,
                null,
                line.quoted());
    }
}
