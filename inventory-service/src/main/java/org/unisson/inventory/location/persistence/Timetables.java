package org.unisson.inventory.location.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Timetable;

/** Timetables of locations: each version is read once, not for each order. */
@ApplicationScoped
class Timetables {

    private static final String READ = """
            select gln, version, changed_at, time_zone, calendar from location
            where gln = any($1::text[]) and calendar is not null""";

    private final Map<Gln, Known> known = new ConcurrentHashMap<>();

    /** Which version of a location the transaction sees: what is remembered of another one is not used. */
    record Stamp(long version, OffsetDateTime changedAt) {}

    private record Known(Stamp stamp, Timetable timetable) {}

    /** Those of these locations, by number. */
    Uni<Map<Gln, Timetable>> of(Transaction tx, Map<Gln, Stamp> wanted) {
        Map<Gln, Timetable> found = new HashMap<>();
        wanted.forEach((gln, stamp) -> Optional.ofNullable(known.get(gln))
                .filter(held -> held.stamp().equals(stamp))
                .ifPresent(held -> found.put(gln, held.timetable())));
        String[] unread = wanted.keySet().stream()
                .filter(gln -> !found.containsKey(gln))
                .map(Gln::number)
                .toArray(String[]::new);
        if (unread.length == 0) {
            return Uni.createFrom().item(found);
        }
        return tx.sql(READ, (Object) unread).map(rows -> {
            for (Row row : rows) {
                Known read = read(row);
                known.put(new Gln(row.getString(0)), read);
                found.put(new Gln(row.getString(0)), read.timetable());
            }
            return found;
        });
    }

    private static Known read(Row row) {
        return new Known(
                new Stamp(row.getLong(1), row.getOffsetDateTime(2)),
                new Timetable(CalendarJson.read(row.getString(4)), ZoneId.of(row.getString(3))));
    }
}
