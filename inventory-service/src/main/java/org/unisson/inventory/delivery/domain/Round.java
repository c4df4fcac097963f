package org.unisson.inventory.delivery.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.inventory.sourcing.domain.Network;

/** Zones and how many orders they have taken for a day, while orders are decided one after the other. */
public final class Round {

    private final Zones zones;
    private final Map<ZoneDay, Long> taken;
    private final List<Booking> booked = new ArrayList<>();

    /** @param taken orders, where there are any */
    public Round(Zones zones, Map<ZoneDay, Long> taken) {
        this.zones = zones;
        this.taken = new HashMap<>(taken);
    }

    /** For whom nothing is asked for. */
    public static Round none() {
        return new Round(new Zones(List.of()), Map.of());
    }

    /** How an order that was placed at that instant is planned. */
    public SameDayPlan plan(PostalArea area, Network network, Instant ordered, Instant now) {
        Optional<DeliveryZone> zone = zones.of(area);
        return new SameDayPlan(
                zone.map(one -> SameDay.orderedAt(one, network, ordered, now)),
                zone.filter(one -> isFull(one, ordered)).isPresent());
    }

    /** The order is to be delivered: it takes a place of the day. */
    public void book(UUID orderId, PostalArea area, Instant ordered) {
        DeliveryZone zone = zones.of(area).orElseThrow();
        ZoneDay day = new ZoneDay(zone.id(), zone.day(ordered));
        taken.merge(day, 1L, Long::sum);
        booked.add(new Booking(orderId, zone.id(), day.day(), zone.promise(day.day())));
    }

    /** In the order in which they were made. */
    public List<Booking> booked() {
        return List.copyOf(booked);
    }

    private boolean isFull(DeliveryZone zone, Instant ordered) {
        return zone.dailyCapacity() != null
                && taken.getOrDefault(new ZoneDay(zone.id(), zone.day(ordered)), 0L) >= zone.dailyCapacity();
    }
}
