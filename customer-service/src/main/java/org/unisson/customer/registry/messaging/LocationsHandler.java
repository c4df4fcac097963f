package org.unisson.customer.registry.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.application.Stores;
import org.unisson.customer.registry.application.Stores.Location;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Keeps the names of stores, to which customers are attached and in which they buy. */
@ApplicationScoped
public class LocationsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final Stores stores;

    LocationsHandler(EventConsumer consumer, Stores stores) {
        this.consumer = consumer;
        this.stores = stores;
    }

    @Incoming("locations")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.locations";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.LOCATIONS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        Map<String, Location> latest = new TreeMap<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof LocationChanged changed) {
                latest.put(changed.getGln(), new Location(changed.getGln(), changed.getName(), changed.getKind()));
            }
        }
        return latest.isEmpty() ? Uni.createFrom().voidItem() : stores.put(transaction, latest.values());
    }
}
