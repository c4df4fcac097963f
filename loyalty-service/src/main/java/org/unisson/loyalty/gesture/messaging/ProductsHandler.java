package org.unisson.loyalty.gesture.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.catalog.events.Variant;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.gesture.application.ReleaseSuccessors;
import org.unisson.loyalty.gesture.domain.SoldProduct;
import org.unisson.loyalty.gesture.domain.Successor;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Feed of products: what they are sold as, and which take the place of others. */
@ApplicationScoped
public class ProductsHandler implements EventHandler {

    private static final String FOR_SALE = "ACTIVE";

    private final EventConsumer consumer;
    private final ReleaseSuccessors useCase;

    ProductsHandler(EventConsumer consumer, ReleaseSuccessors useCase) {
        this.consumer = consumer;
        this.useCase = useCase;
    }

    @Incoming("products")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "loyalty-products";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PRODUCTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Map<UUID, SoldProduct> products = new TreeMap<>();
        List<Successor> successors = new ArrayList<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof ProductChanged product) {
                products.put(
                        product.getProductId(),
                        new SoldProduct(
                                product.getVariants().stream()
                                        .map(Variant::getSku)
                                        .toList(),
                                product.getCategory()));
                if (product.getPredecessor() != null && product.getStatus().equals(FOR_SALE)) {
                    successors.add(
                            new Successor(product.getProductId(), product.getPredecessor(), product.getChangedAt()));
                }
            }
        }
        return useCase.apply(tx, products, successors);
    }
}
