package org.unisson.inventory.epcis.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.epcis.domain.ReadPoint;
import org.unisson.inventory.events.ItemShown;
import org.unisson.schemas.Topics;

/** Reads as they are told, and kept for as long as the topic keeps them. */
@ApplicationScoped
public class ReadStore {

    // Locks the SKU until the commit: its reads are told in the order of their versions.
    private static final String NUMBER = """
            insert into item_read_count as known (sku, told)
            select * from unnest($1::text[], $2::bigint[])
            on conflict (sku) do update set told = known.told + excluded.told
            returning sku, told""";

    private static final String ADD = """
            insert into item_read (id, sku, version, location, read_point, kind, shown_at, told_at)
            select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                $7::timestamptz[], $8::timestamptz[])""";

    private static final String SINCE = """
            select id, sku, version, location, read_point, kind, shown_at, told_at from item_read
            where id > $1 and told_at >= $2 order by id limit $3""";

    private static final String FORGET = """
            delete from item_read where id in (
                select id from item_read where told_at < $1 order by told_at limit 1000 for update skip locked)""";

    /** An item of a SKU was read where somebody looks at it. */
    public record Shown(Sku sku, ReadPoint at, Instant when) {}

    /** The same as it is told. @param version grows with each read of the SKU */
    record Told(UUID id, long version, Shown shown, Instant toldAt) {}

    /** Publishes them with this transaction, and keeps them. */
    public Uni<Void> tell(Transaction tx, List<Shown> shown, Instant now) {
        if (shown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        TreeMap<String, Long> counts = new TreeMap<>();
        shown.forEach(one -> counts.merge(one.sku().code(), 1L, Long::sum));
        return tx.sql(
                        NUMBER,
                        counts.keySet().toArray(String[]::new),
                        counts.values().toArray(Long[]::new))
                .chain(rows -> {
                    Map<String, Long> next = new HashMap<>();
                    rows.forEach(row -> next.put(row.getString(0), row.getLong(1) - counts.get(row.getString(0)) + 1));
                    List<Told> told = shown.stream()
                            .map(one ->
                                    new Told(Ids.next(), next.merge(one.sku().code(), 1L, Long::sum) - 1, one, now))
                            .toList();
                    told.forEach(one -> tx.emit(event(one)));
                    return add(tx, told);
                });
    }

    private Uni<Void> add(Transaction tx, List<Told> told) {
        return tx.sql(
                        ADD,
                        told.stream().map(Told::id).toArray(UUID[]::new),
                        texts(told, one -> one.shown().sku().code()),
                        told.stream().map(Told::version).toArray(Long[]::new),
                        texts(told, one -> one.shown().at().location().number()),
                        texts(told, one -> one.shown().at().id()),
                        texts(told, one -> one.shown().at().kind().name()),
                        times(told, one -> one.shown().when()),
                        times(told, Told::toldAt))
                .replaceWithVoid();
    }

    /** Those told since a moment, after that one, in their order. */
    Uni<List<Told>> since(Transaction tx, UUID last, Instant since, int limit) {
        return tx.sql(SINCE, last, toDatabase(since), limit).map(rows -> {
            List<Told> told = new ArrayList<>();
            rows.forEach(row -> told.add(told(row)));
            return told;
        });
    }

    /** Forgets some of those told before a moment. */
    public Uni<Void> forget(Transaction tx, Instant before) {
        return tx.sql(FORGET, toDatabase(before)).replaceWithVoid();
    }

    static Event event(Told told) {
        ReadPoint at = told.shown().at();
        return Event.of(
                        Topics.ITEM_READS,
                        told.shown().sku().code(),
                        told.version(),
                        ItemShown.newBuilder()
                                .setSku(told.shown().sku().code())
                                .setVersion(told.version())
                                .setLocation(at.location().number())
                                .setReadPoint(at.id())
                                .setReadPointKind(at.kind().name())
                                .setShownAt(told.shown().when())
                                .build(),
                        told.toldAt())
                .withId(told.id());
    }

    private static Told told(Row row) {
        ReadPoint at =
                new ReadPoint(row.getString(4), new Gln(row.getString(3)), ReadPoint.Kind.valueOf(row.getString(5)));
        return new Told(
                row.getUUID(0),
                row.getLong(2),
                new Shown(
                        new Sku(row.getString(1)), at, row.getOffsetDateTime(6).toInstant()),
                row.getOffsetDateTime(7).toInstant());
    }

    private static String[] texts(List<Told> told, Function<Told, String> text) {
        return told.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Told> told, Function<Told, Instant> time) {
        return told.stream().map(one -> toDatabase(time.apply(one))).toArray(OffsetDateTime[]::new);
    }
}
