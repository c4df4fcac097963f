package org.unisson.customer.timeline.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.schemas.Topics;

/** Movements of points. */
@Singleton
public class AccountsHandler extends TimelineHandler {

    private final EventConsumer consumer;

    AccountsHandler(EventConsumer consumer, Timeline timeline) {
        super("customer.accounts", Topics.ACCOUNTS, timeline);
        this.consumer = consumer;
    }

    @Incoming("accounts")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }
}
