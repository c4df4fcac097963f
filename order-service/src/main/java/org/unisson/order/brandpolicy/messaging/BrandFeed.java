package org.unisson.order.brandpolicy.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.BrandChanged;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.brandpolicy.application.BrandRules;
import org.unisson.order.brandpolicy.domain.Brand;
import org.unisson.order.brandpolicy.domain.BrandPolicy;
import org.unisson.order.brandpolicy.domain.Branded;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** How brands want to be sold, and what is of them: from the beginning, also where products were read long ago. */
@ApplicationScoped
public class BrandFeed implements EventHandler {

    private final EventConsumer consumer;
    private final BrandRules rules;

    BrandFeed(EventConsumer consumer, BrandRules rules) {
        this.consumer = consumer;
        this.rules = rules;
    }

    @Incoming("brands")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "brands";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.BRANDS, Topics.PRODUCTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Brand> brands = new ArrayList<>();
        List<Branded> products = new ArrayList<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case BrandChanged brand ->
                    brands.add(new Brand(
                            new BrandPolicy(
                                    brand.getBrandId(),
                                    brand.getAppointment(),
                                    brand.getNamedSeller(),
                                    Set.copyOf(brand.getSellers()),
                                    Set.copyOf(brand.getChannels())),
                            brand.getVersion()));
                case ProductChanged product ->
                    products.add(new Branded(product.getProductId(), product.getVersion(), product.getBrandId()));
                case null, default -> {
                    // Nothing else says how brands are sold.
                }
            }
        }
        return rules.note(tx, brands, products);
    }
}
