package org.unisson.customer.timeline.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.schemas.Topics;

/** Reviews, by whoever wrote them. */
@Singleton
public class ReviewsHandler extends TimelineHandler {

    private final EventConsumer consumer;

    ReviewsHandler(EventConsumer consumer, Timeline timeline) {
        super("customer.reviews", Topics.REVIEWS, timeline);
        this.consumer = consumer;
    }

    @Incoming("reviews")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }
}
