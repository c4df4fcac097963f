package org.unisson.customer.timeline.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.schemas.Topics;

/** The life of orders. */
@Singleton
public class OrdersHandler extends TimelineHandler {

    private final EventConsumer consumer;

    OrdersHandler(EventConsumer consumer, Timeline timeline) {
        super("customer.orders", Topics.ORDERS, timeline);
        this.consumer = consumer;
    }

    @Incoming("orders")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }
}
