package org.unisson.customer.timeline.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.schemas.Topics;

/** Sales and returns of every channel. */
@Singleton
public class PurchasesHandler extends TimelineHandler {

    private final EventConsumer consumer;

    PurchasesHandler(EventConsumer consumer, Timeline timeline) {
        super(Timeline.PURCHASES_HANDLER, Topics.PURCHASES, timeline);
        this.consumer = consumer;
    }

    @Incoming("purchases")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }
}
