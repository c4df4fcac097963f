package org.unisson.catalog.review.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.review.application.KnowingBuyers;
import org.unisson.catalog.review.domain.Cards;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Whose the loyalty cards are. */
@ApplicationScoped
public class CardFeed implements EventHandler {

    private final EventConsumer consumer;
    private final KnowingBuyers buyers;

    CardFeed(EventConsumer consumer, KnowingBuyers buyers) {
        this.consumer = consumer;
        this.buyers = buyers;
    }

    @Incoming("customers")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CUSTOMERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Map<UUID, Cards> newest = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case CustomerRegistered one ->
                    newest.put(one.getCustomerId(), new Cards(one.getCustomerId(), one.getCards()));
                case CustomerChanged one ->
                    newest.put(one.getCustomerId(), new Cards(one.getCustomerId(), one.getCards()));
                case null, default -> {
                    // Nothing else says whose a card is.
                }
            }
        }
        return buyers.hold(tx, List.copyOf(newest.values()));
    }
}
