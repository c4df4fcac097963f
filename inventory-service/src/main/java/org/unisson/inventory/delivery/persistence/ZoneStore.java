package org.unisson.inventory.delivery.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.delivery.domain.DeliveryZone;
import org.unisson.inventory.delivery.domain.KnownZone;

/** Delivery zones; there are some, not many. */
@ApplicationScoped
public class ZoneStore {

    private static final String SELECT = """
            select id, version, name, country, postcodes, locations, time_zone, cut_off, promised_by, daily_capacity
            from delivery_zone\s""";

    private static final String SAVE = """
            insert into delivery_zone
                (id, version, name, country, postcodes, locations, time_zone, cut_off, promised_by, daily_capacity, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (id) do update set version = excluded.version, name = excluded.name, country = excluded.country,
                postcodes = excluded.postcodes, locations = excluded.locations, time_zone = excluded.time_zone,
                cut_off = excluded.cut_off, promised_by = excluded.promised_by, daily_capacity = excluded.daily_capacity,
                changed_at = excluded.changed_at""";

    public Uni<Optional<KnownZone>> find(Transaction tx, String id) {
        return tx.sql(SELECT + "where id = $1", id).map(ZoneStore::first);
    }

    /** The same, locked for a change; who writes a new one waits for whoever does the same. */
    public Uni<Optional<KnownZone>> lock(Transaction tx, String id) {
        return tx.sql("select pg_advisory_xact_lock(hashtext($1))", "delivery zone " + id)
                .chain(() -> tx.sql(SELECT + "where id = $1 for update", id))
                .map(ZoneStore::first);
    }

    /** Those after that id, by id, at most that many. */
    public Uni<List<KnownZone>> list(Transaction tx, String after, int limit) {
        return tx.sql(SELECT + "where id > $1 order by id limit $2", after, limit)
                .map(ZoneStore::all);
    }

    /** All zones of these countries, as committed now. */
    public Uni<List<DeliveryZone>> of(Transaction tx, Collection<String> countries) {
        return zones(tx.sql(SELECT + "where country = any($1::text[])", (Object) countries.toArray(String[]::new)));
    }

    /** Those of these ids that there still are. */
    public Uni<List<DeliveryZone>> byIds(Transaction tx, Collection<String> ids) {
        return zones(tx.sql(SELECT + "where id = any($1::text[])", (Object) ids.toArray(String[]::new)));
    }

    /** Makes who counts orders of these zones wait for each other until the end of the transaction. */
    public Uni<Void> lockAll(Transaction tx, Collection<String> ids) {
        return tx.sql("select from delivery_zone where id = any($1::text[]) order by id for update", (Object)
                        ids.toArray(String[]::new))
                .replaceWithVoid();
    }

    /** Writes the zone under that version. */
    public Uni<Void> save(Transaction tx, DeliveryZone zone, long version, Instant now) {
        return tx.sql(
                        SAVE,
                        zone.id(),
                        version,
                        zone.name(),
                        zone.country(),
                        zone.postcodes().toArray(String[]::new),
                        zone.locations().stream().map(Gln::number).sorted().toArray(String[]::new),
                        zone.timeZone().getId(),
                        zone.cutOff(),
                        zone.promisedBy(),
                        zone.dailyCapacity(),
                        toDatabase(now))
                .replaceWithVoid();
    }

    public Uni<Void> delete(Transaction tx, String id) {
        return tx.sql("delete from delivery_zone where id = $1", id).replaceWithVoid();
    }

    private static Uni<List<DeliveryZone>> zones(Uni<RowSet<Row>> rows) {
        return rows.map(ZoneStore::all)
                .map(known -> known.stream().map(KnownZone::zone).toList());
    }

    private static Optional<KnownZone> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<KnownZone> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ZoneStore::zone)
                .toList();
    }

    private static KnownZone zone(Row row) {
        return new KnownZone(
                new DeliveryZone(
                        row.getString(0),
                        row.getString(2),
                        row.getString(3),
                        new TreeSet<>(List.of(row.getArrayOfStrings(4))),
                        Arrays.stream(row.getArrayOfStrings(5)).map(Gln::new).collect(Collectors.toSet()),
                        ZoneId.of(row.getString(6)),
                        row.getInteger(7),
                        row.getInteger(8),
                        row.getInteger(9)),
                row.getLong(1));
    }
}
