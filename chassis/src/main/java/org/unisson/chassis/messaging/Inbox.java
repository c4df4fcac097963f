package org.unisson.chassis.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.persistence.Transaction;

/**
 * Remembers, per consumer and aggregate, the version applied last: one row per aggregate, not one per event. Repeats and
 * stragglers are recognised by it, in the transaction that applies the events.
 */
@Singleton
class Inbox {

    // The upsert locks the rows until commit, so that a consumer that lost its partition without knowing cannot apply
    // the same events beside the new one. Keys are sorted: two such transactions never lock each other out.
    private static final String ADVANCE = """
            insert into inbox as known (consumer, topic, key, version, applied_at)
            select $1, topic, key, version, $5
            from unnest($2::text[], $3::text[], $4::bigint[]) as news (topic, key, version)
            on conflict (consumer, topic, key)
            do update set version = greatest(known.version, excluded.version), applied_at = excluded.applied_at
            returning topic, key, coalesce(old.version, 0)""";

    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** Notes these events as applied and returns those that were not yet, in the order given. */
    Uni<List<ReceivedEvent>> advance(Transaction transaction, String consumer, List<ReceivedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Map<String, ReceivedEvent> newest = new TreeMap<>();
        for (ReceivedEvent event : events) {
            newest.merge(name(event.topic(), event.key()), event, (a, b) -> a.version() >= b.version() ? a : b);
        }
        var rows = newest.values();
        return transaction
                .sql(
                        ADVANCE,
                        consumer,
                        rows.stream().map(ReceivedEvent::topic).toArray(String[]::new),
                        rows.stream().map(ReceivedEvent::key).toArray(String[]::new),
                        rows.stream().map(ReceivedEvent::version).toArray(Long[]::new),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map(known -> {
                    Map<String, Long> versions = new HashMap<>();
                    for (Row row : known) {
                        versions.put(name(row.getString(0), row.getString(1)), row.getLong(2));
                    }
                    return newerThan(versions, events);
                });
    }

    private static List<ReceivedEvent> newerThan(Map<String, Long> versions, List<ReceivedEvent> events) {
        List<ReceivedEvent> fresh = new ArrayList<>();
        for (ReceivedEvent event : events) {
            String name = name(event.topic(), event.key());
            if (event.version() > versions.getOrDefault(name, 0L)) {
                versions.put(name, event.version());
                fresh.add(event);
            }
        }
        return fresh;
    }

    private static String name(String topic, String key) {
        return topic + ' ' + key;
    }
}
