package org.unisson.inventory.location.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.LockMode;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.KnownLocation;
import org.unisson.inventory.location.domain.Location;
import org.unisson.inventory.location.domain.Location.Address;
import org.unisson.inventory.location.domain.Location.Capability;
import org.unisson.inventory.location.domain.Location.Kind;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.location.domain.Timetable;
import org.unisson.schemas.Topics;

/** Locations; there are hundreds, not millions. */
@ApplicationScoped
public class LocationStore {

    private static final String SITES = """
            select gln, kind = 'WAREHOUSE', open, capabilities, latitude, longitude, handling_cost, daily_capacity,
                calendar is not null, version, changed_at
            from location""";

    private final Timetables timetables;

    LocationStore(Timetables timetables) {
        this.timetables = timetables;
    }

    /** The location of that number, locked for a change. */
    public Uni<Optional<KnownLocation>> lock(Transaction tx, Gln gln) {
        return tx.session()
                .find(LocationEntity.class, gln.number(), LockMode.PESSIMISTIC_WRITE)
                .map(entity -> Optional.ofNullable(entity).map(LocationStore::read));
    }

    public Uni<Optional<KnownLocation>> find(Transaction tx, Gln gln) {
        return tx.session().find(LocationEntity.class, gln.number()).map(entity -> Optional.ofNullable(entity)
                .map(LocationStore::read));
    }

    /** All locations after that number, by number, at most that many. */
    public Uni<List<KnownLocation>> list(Transaction tx, String after, int limit) {
        return tx.session()
                .createSelectionQuery("from LocationEntity where gln > :after order by gln", LocationEntity.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(entities -> entities.stream().map(LocationStore::read).toList());
    }

    /** Writes a location under that version and publishes it. */
    public Uni<Void> save(Transaction tx, Location location, long version, Instant now) {
        return tx.session()
                .find(LocationEntity.class, location.gln().number())
                .chain(known -> {
                    LocationEntity entity = known == null ? new LocationEntity() : known;
                    write(location, version, now, entity);
                    return known == null
                            ? tx.session().persist(entity)
                            : Uni.createFrom().voidItem();
                })
                .chain(() -> tx.session().flush())
                .invoke(() -> tx.emit(event(location, version, now)));
    }

    /** What sourcing needs of every location. */
    public Uni<Collection<Site>> sites(Transaction tx) {
        return tx.sql(SITES).chain(rows -> {
            Map<Gln, Timetables.Stamp> withCalendar = new HashMap<>();
            for (Row row : rows) {
                if (row.getBoolean(8)) {
                    withCalendar.put(
                            new Gln(row.getString(0)), new Timetables.Stamp(row.getLong(9), row.getOffsetDateTime(10)));
                }
            }
            return timetables.of(tx, withCalendar).map(known -> sites(rows, known));
        });
    }

    private static Collection<Site> sites(RowSet<Row> rows, Map<Gln, Timetable> timetables) {
        List<Site> sites = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Gln gln = new Gln(row.getString(0));
            sites.add(new Site(
                    gln,
                    row.getBoolean(1),
                    row.getBoolean(2),
                    Set.of(row.getArrayOfStrings(3)),
                    row.getDouble(4),
                    row.getDouble(5),
                    new Handling(row.getLong(6), row.getLong(7)),
                    Optional.ofNullable(timetables.get(gln))));
        }
        return sites;
    }

    /** Those of these numbers that are no location of ours. */
    public Uni<Set<Gln>> unknownOf(Transaction tx, Collection<Gln> glns) {
        Set<Gln> unknown = new HashSet<>(glns);
        return tx.sql("select gln from location where gln = any($1::text[])", (Object)
                        unknown.stream().map(Gln::number).toArray(String[]::new))
                .map(rows -> {
                    rows.forEach(row -> unknown.remove(new Gln(row.getString(0))));
                    return unknown;
                });
    }

    static Event event(Location location, long version, Instant at) {
        LocationChanged changed = LocationChanged.newBuilder()
                .setGln(location.gln().number())
                .setVersion(version)
                .setName(location.name())
                .setKind(location.kind().name())
                .setCountry(location.address().country())
                .setPostcode(location.address().postcode())
                .setCity(location.address().city())
                .setLatitude(location.latitude())
                .setLongitude(location.longitude())
                .setTimeZone(location.timeZone())
                .setCapabilities(
                        location.capabilities().stream().map(Capability::name).toList())
                .setOpen(location.open())
                .setCalendar(location.calendar().map(CalendarEvents::told).orElse(null))
                .setChangedAt(at)
                .build();
        return Event.of(Topics.LOCATIONS, location.gln().number(), version, changed, at);
    }

    private static void write(Location location, long version, Instant now, LocationEntity entity) {
        entity.gln = location.gln().number();
        entity.version = version;
        entity.name = location.name();
        entity.kind = location.kind().name();
        entity.country = location.address().country();
        entity.postcode = location.address().postcode();
        entity.city = location.address().city();
        entity.latitude = location.latitude();
        entity.longitude = location.longitude();
        entity.timeZone = location.timeZone();
        entity.capabilities =
                location.capabilities().stream().map(Capability::name).toArray(String[]::new);
        entity.open = location.open();
        entity.handlingCost = location.handling().cost();
        entity.dailyCapacity = location.handling().dailyCapacity();
        entity.calendar = location.calendar().map(CalendarJson::write).orElse(null);
        entity.changedAt = now;
    }

    private static KnownLocation read(LocationEntity entity) {
        return new KnownLocation(
                new Location(
                        new Gln(entity.gln),
                        entity.name,
                        Kind.valueOf(entity.kind),
                        new Address(entity.country, entity.postcode, entity.city),
                        entity.latitude,
                        entity.longitude,
                        entity.timeZone,
                        new TreeSet<>(Arrays.stream(entity.capabilities)
                                .map(Capability::valueOf)
                                .toList()),
                        entity.open,
                        new Handling(entity.handlingCost, entity.dailyCapacity),
                        Optional.ofNullable(entity.calendar).map(CalendarJson::read)),
                entity.version);
    }
}
