package org.unisson.inventory.stock.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Place;

/** When the next of what is on its way is expected, by the open transfers and inbound shipments as they are now. */
@ApplicationScoped
public class ExpectedArrivals {

    // Nowhere is it today where it was already, or is not yet, two days away by UTC.
    private static final Duration NO_ZONE_IS_FARTHER = Duration.ofDays(2);

    // Each place's few open lines, from their indexes. Of what is overdue nobody knows when it comes.
    private static final String OPEN = """
            select p.location, p.sku, w.time_zone, e.expected_at, e.expected_on
            from unnest($1::text[], $2::text[]) as p (location, sku) join location w on w.gln = p.location
            cross join lateral (
                select t.expected_at, null::date as expected_on
                from transfer_line l join transfer t on t.id = l.transfer_id
                where l.destination = p.location and l.sku = p.sku and l.in_transit > 0 and t.expected_at >= $3
                union
                select null::timestamptz, s.expected_on
                from inbound_line l join inbound_shipment s on s.id = l.shipment_id
                where l.location = p.location and l.sku = p.sku and l.awaited > 0 and s.expected_on >= $4) e""";

    private final Clock clock;

    ExpectedArrivals(Clock clock) {
        this.clock = clock;
    }

    /**
     * The earliest day, of each location, that is not over there; a place without one is left out.
     *
     * @param places each once; those with nothing on its way need not be asked for
     */
    public Uni<Map<Place, LocalDate>> at(Transaction tx, Collection<Place> places) {
        if (places.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Instant now = clock.instant();
        Instant since = now.minus(NO_ZONE_IS_FARTHER);
        return tx.sql(
                        OPEN,
                        places.stream().map(place -> place.location().number()).toArray(String[]::new),
                        places.stream().map(place -> place.sku().code()).toArray(String[]::new),
                        toDatabase(since),
                        LocalDate.ofInstant(since, ZoneOffset.UTC))
                .map(rows -> {
                    Map<Place, LocalDate> earliest = new TreeMap<>();
                    for (Row row : rows) {
                        ZoneId zone = ZoneId.of(row.getString("time_zone"));
                        LocalDate day = day(row, zone);
                        if (!day.isBefore(LocalDate.ofInstant(now, zone))) {
                            Place place = new Place(new Gln(row.getString("location")), new Sku(row.getString("sku")));
                            earliest.merge(place, day, (one, other) -> one.isBefore(other) ? one : other);
                        }
                    }
                    return earliest;
                });
    }

    /** A supplier says a day, a transfer a moment. */
    private static LocalDate day(Row row, ZoneId zone) {
        LocalDate said = row.getLocalDate("expected_on");
        return said == null ? LocalDate.ofInstant(fromDatabase(row.getOffsetDateTime("expected_at")), zone) : said;
    }
}
