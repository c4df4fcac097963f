package org.unisson.chassis.probe;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.ProductChanged;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Writes down what it is given, in order, and fails on demand. */
@Singleton
public class ProbeHandler implements EventHandler {

    /** Keys and versions that cannot be applied, until they are taken out. */
    final Set<String> poison = ConcurrentHashMap.newKeySet();

    /** Keys that fail as in an outage, and how often still. */
    final ConcurrentMap<String, Integer> outages = new ConcurrentHashMap<>();

    private final EventConsumer consumer;

    ProbeHandler(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("probe")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.PRODUCTS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ReceivedEvent event : events) {
            all = all.chain(() -> one(tx, event));
        }
        return all;
    }

    private Uni<Void> one(Transaction tx, ReceivedEvent event) {
        if (poison.contains(event.key() + "@" + event.version())) {
            return Uni.createFrom().failure(new IllegalArgumentException("poison"));
        }
        Integer left = outages.computeIfPresent(event.key(), (key, times) -> times == 0 ? null : times - 1);
        if (left != null) {
            return Uni.createFrom().failure(new IOException("outage"));
        }
        return tx.sql(
                        "insert into probe (key, version, brand) values ($1, $2, $3)",
                        event.key(),
                        event.version(),
                        ((ProductChanged) event.payload()).getBrand())
                .replaceWithVoid();
    }
}
