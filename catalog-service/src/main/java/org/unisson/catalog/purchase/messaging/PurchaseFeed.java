package org.unisson.catalog.purchase.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.purchase.application.ProjectingPurchases;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What was bought on every channel (R30, R31). */
@ApplicationScoped
public class PurchaseFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ProjectingPurchases projecting;

    PurchaseFeed(EventConsumer consumer, ProjectingPurchases projecting) {
        this.consumer = consumer;
        this.projecting = projecting;
    }

    @Incoming("sales")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "sales";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PURCHASES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        return projecting.project(
                tx,
                events.stream()
                        .map(event -> PurchaseFacts.of(event.payload()))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
