package org.unisson.inventory.epcis.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.domain.KnownReadPoint;
import org.unisson.inventory.epcis.domain.ReadPoint;

/** Registered places where items are read. */
@ApplicationScoped
public class ReadPointStore {

    private static final String OF = "select id, location, kind, version from read_point where id = any($1::text[])";

    private static final String LIST = """
            select id, location, kind, version from read_point
            where ($1::text is null or location = $1) and id > $2 order by id limit $3""";

    private static final String SAVE = """
            insert into read_point as known (id, version, location, kind, changed_at) values ($1, 1, $2, $3, $4)
            on conflict (id) do update set version = known.version + 1, location = $2, kind = $3, changed_at = $4
            returning id, location, kind, version""";

    /** Those of these ids that are registered. */
    public Uni<Map<String, ReadPoint>> of(Transaction tx, Collection<String> ids) {
        Map<String, ReadPoint> points = new HashMap<>();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(points);
        }
        return tx.sql(OF, (Object) ids.toArray(String[]::new)).map(rows -> {
            rows.forEach(row -> points.put(row.getString(0), known(row).point()));
            return points;
        });
    }

    public Uni<Optional<KnownReadPoint>> find(Transaction tx, String id) {
        return tx.sql(OF, (Object) new String[] {id}).map(ReadPointStore::first);
    }

    /** The same, locked for a change. */
    public Uni<Optional<KnownReadPoint>> lock(Transaction tx, String id) {
        return tx.sql(OF + " for update", (Object) new String[] {id}).map(ReadPointStore::first);
    }

    /** After an id, of one location or of all. */
    public Uni<List<KnownReadPoint>> list(Transaction tx, Gln location, String after, int limit) {
        return tx.sql(LIST, location == null ? null : location.number(), after, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReadPointStore::known)
                        .toList());
    }

    public Uni<KnownReadPoint> save(Transaction tx, ReadPoint point, Instant now) {
        return tx.sql(SAVE, point.id(), point.location().number(), point.kind().name(), toDatabase(now))
                .map(rows -> known(rows.iterator().next()));
    }

    private static Optional<KnownReadPoint> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ReadPointStore::known)
                .findFirst();
    }

    private static KnownReadPoint known(Row row) {
        return new KnownReadPoint(
                new ReadPoint(row.getString(0), new Gln(row.getString(1)), ReadPoint.Kind.valueOf(row.getString(2))),
                row.getLong(3));
    }
}
