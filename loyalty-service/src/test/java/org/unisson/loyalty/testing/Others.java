package org.unisson.loyalty.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.OrderCancelled;
import org.unisson.order.events.OrderConfirmed;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseClaimed;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.events.Refund;
import org.unisson.order.events.ReturnedLine;
import org.unisson.order.events.Tender;
import org.unisson.schemas.Topics;

/** What customer-service and order-service would tell. */
@ApplicationScoped
public class Others {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final EventSender sender;

    Others(EventSender sender) {
        this.sender = sender;
    }

    public void send(Event... events) {
        for (Event event : events) {
            sender.send(event);
        }
    }

    public static Event registered(UUID customer, String... cards) {
        return Event.of(
                Topics.CUSTOMERS,
                customer.toString(),
                1,
                new CustomerRegistered(customer, 1L, List.of(cards), List.of(), null, "fr", NOON),
                NOON);
    }

    public static Event changed(UUID customer, long version, String... cards) {
        Instant at = NOON.plusSeconds(version);
        return Event.of(
                Topics.CUSTOMERS,
                customer.toString(),
                version,
                new CustomerChanged(customer, version, List.of(cards), List.of(), null, "fr", at),
                at);
    }

    /** A customer is one person with all of these. */
    public static Event merged(UUID customer, long version, UUID... members) {
        return Event.of(
                Topics.IDENTITIES,
                customer.toString(),
                version,
                new CustomersMerged(
                        customer,
                        version,
                        members[0],
                        "PHONE",
                        1L,
                        List.of("PHONE"),
                        0.97,
                        Ids.next(),
                        List.of(members),
                        NOON),
                NOON);
    }

    /** A customer has left a person, and is one by itself. */
    public static Event unmerged(UUID customer, long version, UUID from) {
        return Event.of(
                Topics.IDENTITIES,
                customer.toString(),
                version,
                new CustomersUnmerged(
                        customer, version, from, customer, "BY_HAND", Ids.next(), List.of(customer), NOON),
                NOON);
    }

    public static Event promiseBroken(UUID consignment, UUID order, UUID customer, Instant promisedBy) {
        return Event.of(
                Topics.CONSIGNMENTS,
                consignment.toString(),
                9,
                new DeliveryPromiseBroken(
                        consignment, order, 9L, customer, "3020000000018", "SHIP", "SHIPPED", promisedBy, NOON),
                NOON);
    }

    public static Event product(UUID product, long version, UUID predecessor, String sku, Instant at) {
        return product(product, version, predecessor, sku, null, at);
    }

    public static Event product(UUID product, long version, UUID predecessor, String sku, String category, Instant at) {
        return Event.of(
                Topics.PRODUCTS,
                product.toString(),
                version,
                ProductChanged.newBuilder()
                        .setProductId(product)
                        .setVersion(version)
                        .setNames(Map.of("en", sku))
                        .setStatus("ACTIVE")
                        .setVariants(List.of(new Variant(sku, null, Map.of())))
                        .setCategory(category)
                        .setPredecessor(predecessor)
                        .setChangedAt(at)
                        .build(),
                at);
    }

    /** One piece of that, for ten euros. */
    public static PurchaseMade piece(String sku, String card, UUID customer, Instant at) {
        return sold(Ids.next(), null, card, customer, 10_00, 0)
                .setLines(List.of(PurchaseLine.newBuilder()
                        .setLineId(Ids.next())
                        .setSku(sku)
                        .setQuantity(1)
                        .setUnitPrice(euros(10_00))
                        .setDiscount(euros(0))
                        .setTotal(euros(10_00))
                        .build()))
                .setPurchasedAt(at)
                .build();
    }

    /** All of it comes back. */
    public static Event cameBack(PurchaseMade sale) {
        return purchases(
                sale.getPurchaseId(),
                2,
                PurchaseReturned.newBuilder()
                        .setReturnId(Ids.next())
                        .setPurchaseId(sale.getPurchaseId())
                        .setVersion(2)
                        .setChannel("store")
                        .setLocation("3020000000018")
                        .setLines(sale.getLines().stream()
                                .map(line -> new ReturnedLine(
                                        line.getLineId(),
                                        line.getSku(),
                                        line.getQuantity(),
                                        line.getTotal(),
                                        "SELLABLE"))
                                .toList())
                        .setRefunds(List.of(new Refund("CARD", sale.getTotal(), null)))
                        .setTotal(sale.getTotal())
                        .setPurchaseTotal(sale.getTotal())
                        .setReturnedAt(NOON)
                        .setRecordedAt(NOON)
                        .build());
    }

    public static PurchaseMade sale(UUID purchaseId, String card, UUID customer, long cents) {
        return sale(purchaseId, null, card, customer, cents, 0);
    }

    public static PurchaseMade sale(
            UUID purchaseId, UUID orderId, String card, UUID customer, long cents, long byPoints) {
        return sold(purchaseId, orderId, card, customer, cents, byPoints).build();
    }

    /** Paid so. */
    public static PurchaseMade sale(UUID orderId, UUID customer, List<Tender> tenders) {
        long cents = tenders.stream()
                .mapToLong(tender -> tender.getAmount().getMinor())
                .sum();
        return sold(Ids.next(), orderId, null, customer, cents, 0)
                .setTenders(tenders)
                .build();
    }

    /** With its lines, at another time than noon. */
    public static PurchaseMade sale(String card, long cents, Instant at, List<PurchaseLine> lines) {
        return sold(Ids.next(), null, card, null, cents, 0)
                .setLines(lines)
                .setPurchasedAt(at)
                .build();
    }

    private static PurchaseMade.Builder sold(
            UUID purchaseId, UUID orderId, String card, UUID customer, long cents, long byPoints) {
        return PurchaseMade.newBuilder()
                .setPurchaseId(purchaseId)
                .setVersion(1)
                .setKind(orderId == null ? "RECEIPT" : "ORDER")
                .setOrderId(orderId)
                .setChannel("store")
                .setCustomerId(customer)
                .setCard(card)
                .setLines(List.of())
                .setTenders(List.of(
                        new Tender("CARD", euros(cents - byPoints), null), new Tender("POINTS", euros(byPoints), null)))
                .setTotal(euros(cents))
                .setPurchasedAt(NOON)
                .setRecordedAt(NOON);
    }

    public static Event told(PurchaseMade sale, long version) {
        return purchases(sale.getPurchaseId(), version, sale);
    }

    public static Event returned(UUID purchaseId, long version, long cents, long onPoints) {
        return purchases(
                purchaseId,
                version,
                PurchaseReturned.newBuilder()
                        .setReturnId(Ids.next())
                        .setPurchaseId(purchaseId)
                        .setVersion(version)
                        .setChannel("store")
                        .setLocation("3020000000018")
                        .setLines(List.of())
                        .setRefunds(List.of(
                                new Refund("CARD", euros(cents - onPoints), null),
                                new Refund("POINTS", euros(onPoints), null)))
                        .setTotal(euros(cents))
                        .setPurchaseTotal(euros(cents))
                        .setReturnedAt(NOON)
                        .setRecordedAt(NOON)
                        .build());
    }

    public static Event claimed(UUID purchaseId, UUID customer, long version) {
        return purchases(
                purchaseId,
                version,
                PurchaseClaimed.newBuilder()
                        .setClaimId(Ids.next())
                        .setPurchaseId(purchaseId)
                        .setVersion(version)
                        .setCustomerId(customer)
                        .setChannel("store")
                        .setSkus(List.of())
                        .setQuantity(1)
                        .setTotal(euros(1_00))
                        .setReturnedQuantity(0)
                        .setRefunded(euros(0))
                        .setPurchasedAt(NOON)
                        .setClaimedAt(NOON)
                        .build());
    }

    public static Event placed(UUID order, UUID customer, long points) {
        return orders(
                order,
                1,
                OrderPlaced.newBuilder()
                        .setOrderId(order)
                        .setVersion(1)
                        .setCustomerId(customer)
                        .setChannel("web")
                        .setLines(List.of())
                        .setTotal(euros(50_00))
                        .setPointsToSpend(points)
                        .setDecideBy(NOON)
                        .setPlacedAt(NOON)
                        .build());
    }

    public static Event confirmed(UUID order, long version) {
        return orders(order, version, new OrderConfirmed(order, version, null, euros(50_00), NOON, List.of()));
    }

    public static Event cancelled(UUID order, long version) {
        return orders(order, version, new OrderCancelled(order, version, null, "CUSTOMER", NOON));
    }

    private static Event purchases(UUID purchaseId, long version, SpecificRecord payload) {
        return Event.of(Topics.PURCHASES, purchaseId.toString(), version, payload, NOON);
    }

    private static Event orders(UUID orderId, long version, SpecificRecord payload) {
        return Event.of(Topics.ORDERS, orderId.toString(), version, payload, NOON);
    }

    private static Money euros(long cents) {
        return new Money(cents, "EUR");
    }
}
