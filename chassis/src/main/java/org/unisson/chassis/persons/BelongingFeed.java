package org.unisson.chassis.persons;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/**
 * Follows which customers are one person (decision 15). A service that keeps something of customers extends it with a bean
 * that hands it its channel {@code identities}, and makes the table {@code belonging} with the functions
 * {@code person_of} and {@code members_of}. Nothing else changes when customers come together or part: what is kept of
 * each stays where it is, and reading joins it.
 */
public abstract class BelongingFeed implements EventHandler {

    private static final String TELL = """
            insert into belonging as known (customer_id, person_id, version)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[])
            on conflict (customer_id) do update set person_id = excluded.person_id, version = excluded.version
            where known.version < excluded.version""";

    private static final String FORGET = "delete from belonging where customer_id = any($1::uuid[])";

    private final EventConsumer consumer;

    protected BelongingFeed(EventConsumer consumer) {
        this.consumer = consumer;
    }

    /** Applies a batch of the channel; to be called by the method that is {@code @Incoming("identities")}. */
    protected Uni<Void> follow(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "identities";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.IDENTITIES);
    }

    @Override
    public Uni<Void> apply(Transaction tx, List<ReceivedEvent> events) {
        // Of each customer the last: it says whose the customer is, whatever was said before.
        Map<UUID, ReceivedEvent> last = new TreeMap<>();
        events.forEach(event -> last.put(UUID.fromString(event.key()), event));
        List<ReceivedEvent> told =
                last.values().stream().filter(event -> event.payload() != null).toList();
        UUID[] forgotten = last.entrySet().stream()
                .filter(one -> one.getValue().payload() == null)
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
        return tell(tx, told).chain(() -> forget(tx, forgotten));
    }

    private static Uni<Void> tell(Transaction tx, List<ReceivedEvent> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        TELL,
                        told.stream().map(event -> UUID.fromString(event.key())).toArray(UUID[]::new),
                        told.stream().map(event -> person(event.payload())).toArray(UUID[]::new),
                        told.stream().map(ReceivedEvent::version).toArray(Long[]::new))
                .replaceWithVoid();
    }

    private static Uni<Void> forget(Transaction tx, UUID[] forgotten) {
        return forgotten.length == 0
                ? Uni.createFrom().voidItem()
                : tx.sql(FORGET, (Object) forgotten).replaceWithVoid();
    }

    private static UUID person(SpecificRecord payload) {
        return switch (payload) {
            case CustomersMerged merged -> merged.getPersonId();
            case CustomersUnmerged unmerged -> unmerged.getPersonId();
            default ->
                throw new IllegalArgumentException(
                        "not followed: " + payload.getSchema().getFullName());
        };
    }
}
