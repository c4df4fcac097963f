package org.unisson.catalog.purchase.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.purchase.application.ProjectingShoppers;
import org.unisson.catalog.purchase.domain.ShopperCards;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** By which cards customers are known. */
@ApplicationScoped
public class ShopperFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ProjectingShoppers projecting;

    ShopperFeed(EventConsumer consumer, ProjectingShoppers projecting) {
        this.consumer = consumer;
        this.projecting = projecting;
    }

    @Incoming("shoppers")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "shoppers";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CUSTOMERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<ShopperCards> told = new ArrayList<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case CustomerRegistered one ->
                    told.add(new ShopperCards(one.getCustomerId(), event.version(), one.getCards()));
                case CustomerChanged one ->
                    told.add(new ShopperCards(one.getCustomerId(), event.version(), one.getCards()));
                // A tombstone: nothing is known of the customer any more.
                case null -> told.add(ShopperCards.gone(UUID.fromString(event.key()), event.version(), event.time()));
                default -> {
                    // What else is told of customers concerns no card.
                }
            }
        }
        return projecting.project(tx, told);
    }
}
