package org.unisson.order.ordering.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.events.Shortage;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockReservationRefused;
import org.unisson.inventory.events.StockReservationReleased;
import org.unisson.inventory.events.StockReserved;
import org.unisson.inventory.events.StockResourced;
import org.unisson.order.ordering.application.Aftermath;
import org.unisson.order.ordering.application.OrderSaga;
import org.unisson.order.ordering.domain.Allocation;
import org.unisson.order.ordering.domain.CancelReason;
import org.unisson.order.ordering.domain.OrderMessage;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Whether the goods of an order are certain. */
@Singleton
public class ReservationsFeed extends SagaFeed {

    ReservationsFeed(EventConsumer consumer, OrderSaga saga, Aftermath aftermath) {
        super(consumer, saga, aftermath);
    }

    @Incoming("reservations")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consume(records);
    }

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.RESERVATIONS);
    }

    @Override
    OrderMessage message(SpecificRecord payload) {
        return switch (payload) {
            case StockReserved reserved -> reserved(reserved);
            case StockReservationRefused refused -> new OrderMessage.StockRefused(why(refused));
            case StockReservationReleased ignored -> new OrderMessage.StockReleased();
            // Its consignments hear of it.
            case StockResourced ignored -> null;
            case StockConflictFound ignored -> null;
            default ->
                throw new IllegalArgumentException(
                        "not followed: " + payload.getSchema().getFullName());
        };
    }

    /**
     * What keeps it from being sold so, or from being there the same day; else the want of stock, whatever keeps it from
     * being had. Of several the first: more stock would not help.
     */
    private static CancelReason why(StockReservationRefused refused) {
        return refused.getShortages().stream()
                .map(Shortage::getReason)
                .map(reason -> switch (reason) {
                    case "QUOTA_REACHED" -> CancelReason.QUOTA_REACHED;
                    case "CUSTOMER_LIMIT" -> CancelReason.CUSTOMER_LIMIT;
                    case "IDENTIFICATION_NEEDED" -> CancelReason.IDENTIFICATION_NEEDED;
                    case "NOT_ON_SALE" -> CancelReason.NOT_ON_SALE;
                    case "NO_ZONE" -> CancelReason.NO_ZONE;
                    case "CLOSED" -> CancelReason.CLOSED;
                    case "CUT_OFF_PASSED" -> CancelReason.CUT_OFF_PASSED;
                    case "CAPACITY" -> CancelReason.CAPACITY;
                    default -> CancelReason.OUT_OF_STOCK;
                })
                .filter(reason -> reason != CancelReason.OUT_OF_STOCK)
                .findFirst()
                .orElse(CancelReason.OUT_OF_STOCK);
    }

    private static OrderMessage reserved(StockReserved event) {
        return new OrderMessage.StockReserved(
                event.getVersion(),
                event.getLines().stream()
                        .map(line -> new Allocation(
                                line.getLineId(),
                                new Sku(line.getSku()),
                                new Gln(line.getLocation()),
                                line.getQuantity(),
                                line.getPromisedBy()))
                        .toList());
    }
}
