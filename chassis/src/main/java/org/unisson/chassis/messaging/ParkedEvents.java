package org.unisson.chassis.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.outbox.OutboxMessage;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.schemas.Topics;

/**
 * Events that could not be applied, kept in their order and copied to the service's dead-letter topic with their cause.
 * Events of a key that has one parked are parked behind it: nothing of that key overtakes.
 */
@Singleton
class ParkedEvents {

    private static final String PARK = """
            insert into parked_event (consumer, topic, partition, "offset", key, headers, value, cause, parked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (consumer, topic, partition, "offset") do nothing""";

    private static final String BLOCKED = """
            select distinct topic, key from parked_event
            where consumer = $1 and (topic, key) in (select * from unnest($2::text[], $3::text[]))""";

    private static final int LONGEST_CAUSE = 2_000;

    private final Clock clock;
    private final String service;

    ParkedEvents(Clock clock, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.clock = clock;
        this.service = service;
    }

    /** Parks the record with its cause and copies it to the dead-letter topic, in this transaction. */
    Uni<Void> park(Transaction tx, String consumer, ConsumerRecord<String, byte[]> record, String topic, String cause) {
        String key = record.key() == null ? "" : record.key();
        String shortCause = cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause;
        Map<String, String> headers = Envelope.read(record.headers());
        Map<String, String> letter = new LinkedHashMap<>(headers);
        letter.put("dead-letter-consumer", consumer);
        letter.put("dead-letter-reason", shortCause);
        letter.put("dead-letter-topic", topic);
        letter.put("dead-letter-partition", Integer.toString(record.partition()));
        letter.put("dead-letter-offset", Long.toString(record.offset()));
        tx.emitRaw(new OutboxMessage(Topics.deadLetters(service), key, letter, record.value()));
        return tx.sql(
                        PARK,
                        consumer,
                        topic,
                        record.partition(),
                        record.offset(),
                        key,
                        new JsonObject(Map.copyOf(headers)),
                        record.value() == null ? null : Buffer.buffer(record.value()),
                        shortCause,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Which of these events must wait behind a parked one of their key. */
    Uni<Set<ReceivedEvent>> blocked(Transaction tx, String consumer, List<ReceivedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.sql(
                        BLOCKED,
                        consumer,
                        events.stream().map(ReceivedEvent::topic).toArray(String[]::new),
                        events.stream().map(ReceivedEvent::key).toArray(String[]::new))
                .map(rows -> {
                    Set<String> keys = new HashSet<>();
                    rows.forEach(row -> keys.add(row.getString(0) + ' ' + row.getString(1)));
                    Set<ReceivedEvent> blocked = new HashSet<>();
                    events.stream()
                            .filter(event -> keys.contains(event.topic() + ' ' + event.key()))
                            .forEach(blocked::add);
                    return blocked;
                });
    }

    /** The oldest parked events of a consumer, at most that many. */
    Uni<List<Parked>> list(Transaction tx, String consumer, int limit) {
        return tx.sql(
                        "select id, consumer, topic, partition, \"offset\", key, headers, value, cause, parked_at"
                                + " from parked_event where consumer = $1 order by id limit $2",
                        consumer,
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ParkedEvents::read)
                        .toList());
    }

    Uni<Void> remove(Transaction tx, long id) {
        return tx.sql("delete from parked_event where id = $1", id).replaceWithVoid();
    }

    private static Parked read(Row row) {
        Map<String, String> headers = new LinkedHashMap<>();
        row.getJsonObject(6).forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
        Buffer value = row.getBuffer(7);
        return new Parked(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                row.getInteger(3),
                row.getLong(4),
                row.getString(5),
                headers,
                value == null ? null : value.getBytes(),
                row.getString(8),
                row.getOffsetDateTime(9).toInstant());
    }

    record Parked(
            long id,
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            Map<String, String> headers,
            byte[] value,
            String cause,
            java.time.Instant parkedAt) {

        ConsumerRecord<String, byte[]> asRecord(String prefix) {
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(prefix + topic, partition, offset, key, value);
            headers.forEach(
                    (name, text) -> record.headers().add(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return record;
        }
    }
}
