package org.unisson.customer.reminder.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.reminder.application.Products;
import org.unisson.customer.reminder.application.Products.Product;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Which SKUs are the same product. */
@ApplicationScoped
public class ProductsHandler implements EventHandler {

    private final EventConsumer consumer;
    private final Products products;

    ProductsHandler(EventConsumer consumer, Products products) {
        this.consumer = consumer;
        this.products = products;
    }

    @Incoming("products")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.products";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PRODUCTS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        return products.put(
                transaction,
                events.stream()
                        .map(ReceivedEvent::payload)
                        .filter(ProductChanged.class::isInstance)
                        .map(ProductChanged.class::cast)
                        .map(changed -> new Product(
                                changed.getProductId(),
                                changed.getVariants().stream()
                                        .map(Variant::getSku)
                                        .toList()))
                        .toList());
    }
}
