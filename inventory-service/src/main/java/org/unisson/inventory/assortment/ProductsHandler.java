package org.unisson.inventory.assortment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * Learns from the catalog which SKUs exist, of which brand they are, and their GTINs. The name under which it remembers
 * what it has applied, and its consumer group, are others than before it learnt GTINs: so it has heard the whole topic
 * again.
 */
@ApplicationScoped
public class ProductsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final KnownSkus skus;

    ProductsHandler(EventConsumer consumer, KnownSkus skus) {
        this.consumer = consumer;
        this.skus = skus;
    }

    @Incoming("products")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "trade-items";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PRODUCTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        SortedMap<String, KnownSkus.Facts> facts = new TreeMap<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof ProductChanged product) {
                for (Variant variant : product.getVariants()) {
                    facts.put(variant.getSku(), new KnownSkus.Facts(product.getBrand(), variant.getGtin()));
                }
            }
        }
        return skus.remember(tx, facts);
    }
}
