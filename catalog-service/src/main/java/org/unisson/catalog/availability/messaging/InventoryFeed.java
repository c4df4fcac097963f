package org.unisson.catalog.availability.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.availability.application.InventoryFreshness;
import org.unisson.catalog.availability.application.ProjectingInventory;
import org.unisson.catalog.availability.domain.LocationState;
import org.unisson.catalog.availability.domain.StockLevel;
import org.unisson.chassis.events.MalformedEventException;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.inventory.events.StockChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What inventory tells. */
@ApplicationScoped
public class InventoryFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ProjectingInventory projecting;

    InventoryFeed(EventConsumer consumer, ProjectingInventory projecting) {
        this.consumer = consumer;
        this.projecting = projecting;
    }

    @Incoming("inventory")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return InventoryFreshness.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.STOCK, Topics.LOCATIONS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<StockLevel> levels = new ArrayList<>();
        List<LocationState> locations = new ArrayList<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case StockChanged stock ->
                    levels.add(new StockLevel(
                            stock.getSku(), stock.getLocation(), stock.getVersion(), stock.getAvailable()));
                case LocationChanged location ->
                    locations.add(new LocationState(
                            location.getGln(),
                            location.getVersion(),
                            location.getOpen(),
                            location.getName(),
                            location.getCity(),
                            location.getLatitude(),
                            location.getLongitude()));
                case null, default ->
                    throw new MalformedEventException("neither stock nor a location: " + event.key(), null);
            }
        }
        return projecting.project(tx, levels, locations);
    }
}
