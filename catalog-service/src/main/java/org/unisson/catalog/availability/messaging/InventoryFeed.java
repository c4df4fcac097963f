package org.unisson.catalog.availability.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.availability.application.InventoryFreshness;
import org.unisson.catalog.availability.application.ProjectingInventory;
import org.unisson.catalog.availability.domain.ChannelPolicy;
import org.unisson.catalog.availability.domain.LocationState;
import org.unisson.catalog.availability.domain.StockLevel;
import org.unisson.chassis.events.MalformedEventException;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.events.ChannelPolicyChanged;
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
        return Set.of(Topics.STOCK, Topics.LOCATIONS, Topics.CHANNEL_POLICIES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<StockLevel> levels = new ArrayList<>();
        List<LocationState> locations = new ArrayList<>();
        List<ChannelPolicy> policies = new ArrayList<>();
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
                case ChannelPolicyChanged policy -> policies.add(policy(policy));
                case null, default ->
                    throw new MalformedEventException("not stock, a location or a policy: " + event.key(), null);
            }
        }
        return projecting.project(tx, levels, locations, policies);
    }

    private static ChannelPolicy policy(ChannelPolicyChanged told) {
        Map<String, Long> buffers = new HashMap<>();
        told.getBuffers().forEach(of -> buffers.put(of.getSku(), of.getBuffer()));
        return new ChannelPolicy(
                told.getChannel(),
                told.getVersion(),
                told.getShare(),
                told.getBuffer(),
                buffers,
                told.getLocations() == null
                        ? null
                        : told.getLocations().stream().distinct().toList());
    }
}
