package org.unisson.order.assortment.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.AssortmentChanged;
import org.unisson.catalog.events.AssortmentEntry;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.assortment.application.Assortments;
import org.unisson.order.assortment.domain.Assortment;
import org.unisson.order.assortment.domain.Sellability;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Follows which channels have which products. Every event carries the whole state of its product. */
@ApplicationScoped
public class AssortmentFeed implements EventHandler {

    private final EventConsumer consumer;
    private final Assortments assortments;

    AssortmentFeed(EventConsumer consumer, Assortments assortments) {
        this.consumer = consumer;
        this.assortments = assortments;
    }

    @Incoming("assortments")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "assortments";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.ASSORTMENTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Map<UUID, Assortment> told = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case AssortmentChanged changed ->
                    told.put(changed.getProductId(), changed.getRestricted() ? assortment(changed) : null);
                case null -> told.put(UUID.fromString(event.key()), null);
                case SpecificRecord other ->
                    throw new IllegalArgumentException(
                            "not followed: " + other.getSchema().getFullName());
            }
        }
        List<UUID> open = told.entrySet().stream()
                .filter(one -> one.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        return assortments
                .put(tx, told.values().stream().filter(Objects::nonNull).toList())
                .chain(() -> assortments.open(tx, open));
    }

    private static Assortment assortment(AssortmentChanged changed) {
        return new Assortment(
                changed.getProductId(),
                changed.getEntries().stream()
                        .map(entry -> new Assortment.Entry(
                                entry.getChannel(), sellability(entry), entry.getValidFrom(), entry.getValidTo()))
                        .toList());
    }

    /** What is not known yet is shown, and not sold. */
    private static Sellability sellability(AssortmentEntry entry) {
        return switch (entry.getSellability()) {
            case "SELL" -> Sellability.SELL;
            case "DELIVERY_ONLY" -> Sellability.DELIVERY_ONLY;
            default -> Sellability.SHOW;
        };
    }
}
