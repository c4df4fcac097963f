package org.unisson.inventory.delivery.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.delivery.domain.Booking;
import org.unisson.inventory.delivery.domain.DeliveryZone;
import org.unisson.inventory.delivery.domain.PostalArea;
import org.unisson.inventory.delivery.domain.Promised;
import org.unisson.inventory.delivery.domain.Round;
import org.unisson.inventory.delivery.domain.ZoneDay;
import org.unisson.inventory.delivery.domain.Zones;
import org.unisson.inventory.delivery.persistence.BookingStore;
import org.unisson.inventory.delivery.persistence.ZoneStore;

/** Zones and their days in the transaction that decides: an edit is in force for the next order, on every replica. */
@ApplicationScoped
public class BookDeliveries {

    private final ZoneStore zones;
    private final BookingStore bookings;

    BookDeliveries(ZoneStore zones, BookingStore bookings) {
        this.zones = zones;
        this.bookings = bookings;
    }

    /** An order that is to be there the same day. */
    public record Wish(PostalArea area, Instant ordered) {}

    /** For orders that are decided now: until the end of the transaction nobody else counts those of their zones. */
    public Uni<Round> decide(Transaction tx, List<Wish> wishes) {
        return round(tx, wishes, true);
    }

    /** For a question: as committed now. */
    public Uni<Round> look(Transaction tx, Wish wish) {
        return round(tx, List.of(wish), false);
    }

    private Uni<Round> round(Transaction tx, List<Wish> wishes, boolean locked) {
        if (wishes.isEmpty()) {
            return Uni.createFrom().item(Round.none());
        }
        Set<String> countries =
                wishes.stream().map(wish -> wish.area().country()).collect(Collectors.toSet());
        return zones.of(tx, countries).map(Zones::new).chain(known -> {
            Set<ZoneDay> days =
                    wishes.stream().flatMap(wish -> limited(known, wish)).collect(Collectors.toSet());
            if (days.isEmpty()) {
                return Uni.createFrom().item(new Round(known, Map.of()));
            }
            Uni<Void> lock = locked
                    ? zones.lockAll(tx, days.stream().map(ZoneDay::zoneId).toList())
                    : Uni.createFrom().voidItem();
            return lock.chain(() -> bookings.taken(tx, days)).map(taken -> new Round(known, taken));
        });
    }

    private static Stream<ZoneDay> limited(Zones zones, Wish wish) {
        return zones.of(wish.area()).filter(zone -> zone.dailyCapacity() != null).stream()
                .map(zone -> new ZoneDay(zone.id(), zone.day(wish.ordered())));
    }

    /** Keeps what was booked; the reservations are there already. */
    public Uni<Void> keep(Transaction tx, Round round) {
        return bookings.keep(tx, round.booked());
    }

    /** What was promised of these orders, where something was, with the zone as it is now. */
    public Uni<Map<UUID, Promised>> promised(Transaction tx, Collection<UUID> orders) {
        return bookings.of(tx, orders)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Map.<UUID, Promised>of())
                        : zones.byIds(
                                        tx,
                                        found.values().stream()
                                                .map(Booking::zoneId)
                                                .toList())
                                .map(zones -> promised(found, zones)));
    }

    private static Map<UUID, Promised> promised(Map<UUID, Booking> bookings, List<DeliveryZone> zones) {
        return bookings.values().stream()
                .collect(Collectors.toMap(Booking::orderId, booking -> new Promised(booking, zone(booking, zones))));
    }

    private static Optional<DeliveryZone> zone(Booking booking, List<DeliveryZone> zones) {
        return zones.stream().filter(zone -> zone.id().equals(booking.zoneId())).findFirst();
    }
}
