package org.unisson.order.bundle.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.bundle.application.Bundles;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * Follows what bundles are made of. A consumer of its own, which begins at the beginning where the references have read the
 * products long ago.
 */
@ApplicationScoped
public class BundleFeed implements EventHandler {

    private final EventConsumer consumer;
    private final Bundles bundles;

    BundleFeed(EventConsumer consumer, Bundles bundles) {
        this.consumer = consumer;
        this.bundles = bundles;
    }

    @Incoming("bundles")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "bundles";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PRODUCTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Map<UUID, List<Bundle>> told = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case ProductChanged product -> told.put(product.getProductId(), bundles(product));
                // A tombstone: what was sold of it stays as it was taken apart.
                case null -> told.put(UUID.fromString(event.key()), List.of());
                case SpecificRecord other ->
                    throw new IllegalArgumentException(
                            "not followed: " + other.getSchema().getFullName());
            }
        }
        return bundles.put(tx, told);
    }

    private static List<Bundle> bundles(ProductChanged product) {
        return product.getBundles().stream()
                .filter(bundle -> !bundle.getComponents().isEmpty())
                .map(bundle -> new Bundle(
                        new Sku(bundle.getSku()),
                        bundle.getComponents().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(part -> new Bundle.Part(new Sku(part.getKey()), part.getValue()))
                                .toList()))
                .toList();
    }
}
