package org.unisson.order.brandpolicy.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.BrandChanged;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.brandpolicy.application.Brands;
import org.unisson.order.brandpolicy.domain.Brand;
import org.unisson.order.brandpolicy.domain.BrandPolicy;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** How brands want to be sold. */
@ApplicationScoped
public class BrandFeed implements EventHandler {

    private final EventConsumer consumer;
    private final Brands known;

    BrandFeed(EventConsumer consumer, Brands known) {
        this.consumer = consumer;
        this.known = known;
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
        return Set.of(Topics.BRANDS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        List<Brand> brands = new ArrayList<>();
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
                case null, default -> {
                    // Nothing else says how brands are sold.
                }
            }
        }
        return known.save(tx, brands);
    }
}
