package org.unisson.inventory.epcis.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.epcis.application.PlacedEvent;
import org.unisson.inventory.epcis.domain.ObjectEvent;

/** Captured events: each once, for ever. */
@ApplicationScoped
public class EventStore {

    // Inserted in the order of their ids, so that two documents with the same events wait for each other and not both.
    private static final String ADD = """
            insert into epcis_event (id, event_id, content, event_time, action, biz_step, disposition, location,
                read_point, items, pieces, capture_id, recorded_at)
            select *, $12, $13 from unnest($1::uuid[], $2::text[], $3::bytea[], $4::timestamptz[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::text[], $10::integer[], $11::bigint[])
            on conflict (event_id) do nothing returning id""";

    private static final String CONTENTS = "select event_id, content from epcis_event where event_id = any($1::text[])";

    private static final String REMOVE = "delete from epcis_event where id = any($1::uuid[])";

    private static final Comparator<PlacedEvent> BY_ID = Comparator.comparing(
                    (PlacedEvent placed) -> placed.event().eventId())
            .thenComparing(placed -> placed.event().index());

    /** Keeps those that are new, and returns their ids. */
    public Uni<Set<UUID>> add(Transaction tx, UUID captureId, List<PlacedEvent> events, Instant now) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<PlacedEvent> sorted = events.stream().sorted(BY_ID).toList();
        return tx.sql(
                        ADD,
                        sorted.stream().map(PlacedEvent::id).toArray(UUID[]::new),
                        texts(sorted, placed -> placed.event().eventId()),
                        sorted.stream()
                                .map(placed -> Buffer.buffer(
                                        HexFormat.of().parseHex(placed.event().content())))
                                .toArray(Buffer[]::new),
                        sorted.stream()
                                .map(placed -> toDatabase(placed.event().at()))
                                .toArray(OffsetDateTime[]::new),
                        texts(sorted, placed -> placed.event().action().name()),
                        texts(sorted, placed -> placed.event().bizStep()),
                        texts(sorted, placed -> placed.event().disposition()),
                        texts(sorted, placed -> placed.location().number()),
                        texts(sorted, PlacedEvent::readPointId),
                        sorted.stream()
                                .map(placed -> placed.event().items().size())
                                .toArray(Integer[]::new),
                        sorted.stream().map(EventStore::pieces).toArray(Long[]::new),
                        captureId,
                        toDatabase(now))
                .map(rows -> {
                    Set<UUID> added = new HashSet<>();
                    rows.forEach(row -> added.add(row.getUUID(0)));
                    return added;
                });
    }

    /** Hash of what was captured under these event ids, in hexadecimal digits. */
    public Uni<Map<String, String>> contents(Transaction tx, Collection<String> eventIds) {
        Map<String, String> contents = new HashMap<>();
        if (eventIds.isEmpty()) {
            return Uni.createFrom().item(contents);
        }
        return tx.sql(CONTENTS, (Object) eventIds.toArray(String[]::new)).map(rows -> {
            rows.forEach(row -> contents.put(
                    row.getString(0), HexFormat.of().formatHex(row.getBuffer(1).getBytes())));
            return contents;
        });
    }

    /** Takes back what this transaction has added. */
    public Uni<Void> remove(Transaction tx, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(REMOVE, (Object) ids.toArray(UUID[]::new)).replaceWithVoid();
    }

    private static long pieces(PlacedEvent placed) {
        return placed.event().quantities().stream()
                .mapToLong(ObjectEvent.Quantity::pieces)
                .sum();
    }

    private static String[] texts(List<PlacedEvent> events, Function<PlacedEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
