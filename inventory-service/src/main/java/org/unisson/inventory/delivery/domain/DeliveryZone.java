package org.unisson.inventory.delivery.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Span;
import org.unisson.inventory.location.domain.TimeOfDay;

/**
 * An area to which is delivered the same day.
 *
 * @param country ISO 3166-1 alpha-2
 * @param postcodes how postcodes of the zone begin
 * @param locations from which is delivered there
 * @param timeZone of those who live there: it says which day it is, and when the promise ends
 * @param cutOff minute of each location's own day until which is ordered; null: as its calendar says
 * @param promisedBy minute of the day in the zone; 1,440: its last second
 * @param dailyCapacity orders for a day; null: any number
 */
public record DeliveryZone(
        String id,
        String name,
        String country,
        SortedSet<String> postcodes,
        Set<Gln> locations,
        ZoneId timeZone,
        Integer cutOff,
        int promisedBy,
        Integer dailyCapacity) {

    public DeliveryZone {
        postcodes = Collections.unmodifiableSortedSet(
                postcodes.stream().map(PostalArea::plain).collect(Collectors.toCollection(TreeSet::new)));
        locations = Set.copyOf(locations);
    }

    /** How exactly it covers an area: by so many characters of its postcode; empty: not at all. */
    OptionalInt covers(PostalArea area) {
        return country.equals(area.country())
                ? postcodes.stream()
                        .filter(area.postcode()::startsWith)
                        .mapToInt(String::length)
                        .max()
                : OptionalInt.empty();
    }

    /** The day that it is there. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, timeZone);
    }

    /** Until when what is promised for that day is with the customer. */
    public Instant promise(LocalDate day) {
        Instant end = TimeOfDay.at(day, promisedBy, timeZone);
        return promisedBy == Span.DAY ? end.minusSeconds(1) : end;
    }
}
