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
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.events.StockReservationRefused;
import org.unisson.inventory.events.StockReservationReleased;
import org.unisson.inventory.events.StockReserved;
import org.unisson.inventory.events.StockResourced;
import org.unisson.order.ordering.application.Aftermath;
import org.unisson.order.ordering.application.OrderSaga;
import org.unisson.order.ordering.domain.Allocation;
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
            case StockReservationRefused ignored -> new OrderMessage.StockRefused();
            case StockReservationReleased ignored -> new OrderMessage.StockReleased();
            // Its consignments hear of it.
            case StockResourced ignored -> null;
            case StockConflictFound ignored -> null;
            default ->
                throw new IllegalArgumentException(
                        "not followed: " + payload.getSchema().getFullName());
        };
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
