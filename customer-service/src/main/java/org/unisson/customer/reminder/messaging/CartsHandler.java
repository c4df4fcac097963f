package org.unisson.customer.reminder.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.reminder.application.SchedulingReminders;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Carts at rest. */
@ApplicationScoped
public class CartsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final SchedulingReminders scheduling;

    CartsHandler(EventConsumer consumer, SchedulingReminders scheduling) {
        this.consumer = consumer;
        this.scheduling = scheduling;
    }

    @Incoming("carts")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.carts";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CARTS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        return scheduling.schedule(transaction, events);
    }
}
