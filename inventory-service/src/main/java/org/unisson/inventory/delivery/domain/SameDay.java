package org.unisson.inventory.delivery.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Reach;
import org.unisson.inventory.sourcing.domain.Refusal;
import org.unisson.inventory.sourcing.domain.Shortage;

/**
 * From where a zone is delivered on a day, as of an instant. At the cut-off of a location, to the microsecond, it has
 * passed; and nobody promises what is over.
 *
 * @param day in the zone's own time
 * @param promise until when what is ordered now is with the customer
 * @param cutOffs of the locations that can still send
 * @param refused the other locations of the zone
 */
public record SameDay(
        DeliveryZone zone, LocalDate day, Instant promise, Map<Gln, Instant> cutOffs, Map<Gln, Refusal> refused) {

    /** For what is ordered at that instant. */
    public static SameDay orderedAt(DeliveryZone zone, Network network, Instant ordered, Instant now) {
        return of(zone, zone.day(ordered), network, ordered, now);
    }

    /** For a day that was promised, as of now. */
    public static SameDay on(LocalDate day, DeliveryZone zone, Network network, Instant now) {
        return of(zone, day, network, now, now);
    }

    private static SameDay of(DeliveryZone zone, LocalDate day, Network network, Instant ordered, Instant now) {
        Instant promise = zone.promise(day);
        boolean over = !promise.isAfter(ordered) || !promise.isAfter(now);
        Map<Gln, Instant> cutOffs = new HashMap<>();
        Map<Gln, Refusal> refused = new HashMap<>();
        for (Gln location : zone.locations()) {
            Optional<Instant> cutOff = network.site(location)
                    .filter(Site::open)
                    .flatMap(Site::timetable)
                    .flatMap(timetable -> timetable.sentUntil(day, zone.cutOff()));
            if (cutOff.isEmpty()) {
                refused.put(location, Refusal.CLOSED);
            } else if (over || !cutOff.get().isAfter(ordered)) {
                refused.put(location, Refusal.CUT_OFF_PASSED);
            } else {
                cutOffs.put(location, cutOff.get());
            }
        }
        return new SameDay(zone, day, promise, Map.copyOf(cutOffs), Map.copyOf(refused));
    }

    /** The locations that can still send. */
    public Reach reach() {
        return location -> cutOffs.containsKey(location)
                ? Optional.empty()
                : Optional.of(refused.getOrDefault(location, Refusal.OUTSIDE_ZONE));
    }

    /** Why nothing can be sent any more, whatever is asked for: the one that is over last; empty: something can. */
    public Optional<Shortage.Reason> refusal() {
        if (!cutOffs.isEmpty()) {
            return Optional.empty();
        }
        Set<Refusal> reasons = EnumSet.noneOf(Refusal.class);
        reasons.addAll(refused.values());
        return Optional.of(
                reasons.contains(Refusal.CUT_OFF_PASSED) ? Shortage.Reason.CUT_OFF_PASSED : Shortage.Reason.CLOSED);
    }
}
