package org.unisson.order.reference.messaging;

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
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.order.reference.application.ReferenceBook;
import org.unisson.order.reference.domain.Attachment;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * Follows which stores customers are attached to. A consumer of its own, and not a part of {@link ReferenceFeed}: where that
 * one had read the topic before attachments were kept, this one begins at the beginning and learns all of them.
 */
@ApplicationScoped
public class AttachmentFeed implements EventHandler {

    private final EventConsumer consumer;
    private final ReferenceBook book;

    AttachmentFeed(EventConsumer consumer, ReferenceBook book) {
        this.consumer = consumer;
        this.book = book;
    }

    @Incoming("attachments")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.CUSTOMERS);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        Map<UUID, Attachment> last = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            switch (event.payload()) {
                case CustomerRegistered customer ->
                    last.put(
                            customer.getCustomerId(),
                            Translation.attachment(customer.getCustomerId(), customer.getAttachedTo()));
                case CustomerChanged customer ->
                    last.put(
                            customer.getCustomerId(),
                            Translation.attachment(customer.getCustomerId(), customer.getAttachedTo()));
                // A tombstone: nothing is known of the customer any more.
                case null ->
                    last.put(UUID.fromString(event.key()), Translation.attachment(UUID.fromString(event.key()), null));
                case SpecificRecord other ->
                    throw new IllegalArgumentException(
                            "not followed: " + other.getSchema().getFullName());
            }
        }
        return book.attachments(tx, List.copyOf(last.values()));
    }
}
