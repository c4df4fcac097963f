package org.unisson.catalog.recommendation.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.recommendation.application.CountingSales;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What was bought on every channel (R30). */
@ApplicationScoped
public class PurchaseFeed implements EventHandler {

    private final EventConsumer consumer;
    private final CountingSales counting;

    PurchaseFeed(EventConsumer consumer, CountingSales counting) {
        this.consumer = consumer;
        this.counting = counting;
    }

    @Incoming("sales")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "recommendations";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PURCHASES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        return counting.count(
                tx,
                events.stream()
                        .map(event -> SaleFacts.of(event.payload()))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
