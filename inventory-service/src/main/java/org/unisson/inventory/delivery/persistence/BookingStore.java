package org.unisson.inventory.delivery.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.delivery.domain.Booking;
import org.unisson.inventory.delivery.domain.ZoneDay;

/** Which orders are delivered in which zone on which day. */
@ApplicationScoped
public class BookingStore {

    private static final String TAKEN = """
            select zone_id, day, count(*) from delivery_booking join reservation using (order_id)
            where (zone_id, day) in (select * from unnest($1::text[], $2::date[]))
              and status in ('HELD', 'CONFIRMED', 'FULFILLED')
            group by zone_id, day""";

    private static final String KEEP = """
            insert into delivery_booking (order_id, zone_id, day, promised_by)
            select * from unnest($1::uuid[], $2::text[], $3::date[], $4::timestamptz[])""";

    private static final String OF_ORDERS =
            "select order_id, zone_id, day, promised_by from delivery_booking where order_id = any($1::uuid[])";

    /** Orders that count for these days, where there are any. */
    public Uni<Map<ZoneDay, Long>> taken(Transaction tx, Collection<ZoneDay> days) {
        return tx.sql(
                        TAKEN,
                        days.stream().map(ZoneDay::zoneId).toArray(String[]::new),
                        days.stream().map(ZoneDay::day).toArray(LocalDate[]::new))
                .map(rows -> {
                    Map<ZoneDay, Long> taken = new HashMap<>();
                    rows.forEach(row -> taken.put(new ZoneDay(row.getString(0), row.getLocalDate(1)), row.getLong(2)));
                    return taken;
                });
    }

    /** Keeps them; their reservations are there already. */
    public Uni<Void> keep(Transaction tx, List<Booking> booked) {
        if (booked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        KEEP,
                        booked.stream().map(Booking::orderId).toArray(UUID[]::new),
                        booked.stream().map(Booking::zoneId).toArray(String[]::new),
                        booked.stream().map(Booking::day).toArray(LocalDate[]::new),
                        booked.stream().map(one -> toDatabase(one.promisedBy())).toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    /** Those of these orders, where they have one. */
    public Uni<Map<UUID, Booking>> of(Transaction tx, Collection<UUID> orders) {
        return tx.sql(OF_ORDERS, (Object) orders.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, Booking> found = new HashMap<>();
            rows.forEach(row -> found.put(
                    row.getUUID(0),
                    new Booking(
                            row.getUUID(0),
                            row.getString(1),
                            row.getLocalDate(2),
                            fromDatabase(row.getOffsetDateTime(3)))));
            return found;
        });
    }
}
