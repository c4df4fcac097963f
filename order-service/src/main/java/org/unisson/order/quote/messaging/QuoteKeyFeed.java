package org.unisson.order.quote.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.catalog.events.QuoteKeyChanged;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.quote.application.QuoteKeys;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** Follows the public keys that quotes are signed with. A tombstone withdraws one. */
@ApplicationScoped
public class QuoteKeyFeed implements EventHandler {

    private final EventConsumer consumer;
    private final QuoteKeys keys;

    QuoteKeyFeed(EventConsumer consumer, QuoteKeys keys) {
        this.consumer = consumer;
        this.keys = keys;
    }

    @Incoming("quote-keys")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return QuoteKeys.HANDLER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.QUOTE_KEYS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Map<String, QuoteKeys.Key> told = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case QuoteKeyChanged key -> told.put(key.getKeyId(), new QuoteKeys.Key(key.getKeyId(), key.getJwk()));
                case null -> told.put(event.key(), null);
                case SpecificRecord other ->
                    throw new IllegalArgumentException(
                            "not followed: " + other.getSchema().getFullName());
            }
        }
        List<String> withdrawn = told.entrySet().stream()
                .filter(one -> one.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        told.keySet().removeAll(withdrawn);
        return keys.put(tx, List.copyOf(told.values())).chain(() -> keys.withdraw(tx, withdrawn));
    }
}
