package org.unisson.order.ordering.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.application.Aftermath;
import org.unisson.order.ordering.application.OrderSaga;
import org.unisson.order.ordering.application.OrderSaga.Told;
import org.unisson.order.ordering.domain.OrderMessage;

/** Hands the events of a topic whose keys are order ids to the orders they speak of. */
abstract class SagaFeed implements EventHandler {

    private final EventConsumer consumer;
    private final OrderSaga saga;
    private final Aftermath aftermath;

    SagaFeed(EventConsumer consumer, OrderSaga saga, Aftermath aftermath) {
        this.consumer = consumer;
        this.saga = saga;
        this.aftermath = aftermath;
    }

    /** What the event means to an order; null: nothing. */
    abstract OrderMessage message(SpecificRecord payload);

    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records).invoke(() -> aftermath.of(orders(records)));
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        return saga.tell(
                        tx,
                        events.stream()
                                .map(event -> new Told(
                                        UUID.fromString(event.key()), message(event.payload()), event.asOrigin()))
                                .filter(told -> told.message() != null)
                                .toList())
                .replaceWithVoid();
    }

    private static List<UUID> orders(ConsumerRecords<String, byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(ConsumerRecord::key)
                .filter(SagaFeed::isId)
                .distinct()
                .map(UUID::fromString)
                .toList();
    }

    /** Watermarks have other keys. */
    private static boolean isId(String key) {
        return key != null && key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
