package org.unisson.order.goods.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.goods.application.Goods;
import org.unisson.order.goods.domain.Product;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Follows the catalog's products: their SKUs, whose brand they are, what bundles among them are made of. */
@ApplicationScoped
public class ProductFeed implements EventHandler {

    private final EventConsumer consumer;
    private final Goods goods;

    ProductFeed(EventConsumer consumer, Goods goods) {
        this.consumer = consumer;
        this.goods = goods;
    }

    @Incoming("products")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PRODUCTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Map<UUID, Optional<Product>> told = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case ProductChanged product -> told.put(product.getProductId(), Optional.of(product(product)));
                case null -> told.put(UUID.fromString(event.key()), Optional.empty());
                case SpecificRecord other ->
                    throw new IllegalArgumentException(
                            "not followed: " + other.getSchema().getFullName());
            }
        }
        List<UUID> gone = told.entrySet().stream()
                .filter(one -> one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        return goods.put(tx, told.values().stream().flatMap(Optional::stream).toList())
                .chain(() -> goods.forget(tx, gone));
    }

    private static Product product(ProductChanged event) {
        return new Product(
                event.getProductId(),
                event.getVersion(),
                event.getStatus().equals("ACTIVE"),
                event.getBrandId(),
                event.getVariants().stream()
                        .map(variant -> new Sku(variant.getSku()))
                        .toList(),
                event.getBundles().stream()
                        .filter(bundle -> !bundle.getComponents().isEmpty())
                        .map(ProductFeed::bundle)
                        .toList());
    }

    private static Bundle bundle(org.unisson.catalog.events.Bundle bundle) {
        return new Bundle(
                new Sku(bundle.getSku()),
                bundle.getComponents().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(part -> new Bundle.Part(new Sku(part.getKey()), part.getValue()))
                        .toList());
    }
}
