package org.unisson.inventory.location.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When a location works. Without an open day it promises nothing.
 *
 * @param hours by weekday, in their order and apart from each other; a day that is missing is closed
 * @param closedOn single days on which it is closed all the same
 * @param cutOff minute of the local day: what is ordered before it is sent, or counted for pickup, the same working day;
 *     null: until it closes
 * @param transitDays that a parcel from here is on its way, Monday to Saturday; null: what is shipped is not promised
 * @param pickupLead minutes in opening hours until what was ordered lies ready; null: what is collected is not promised
 */
public record Calendar(
        SortedMap<DayOfWeek, List<Span>> hours,
        SortedSet<LocalDate> closedOn,
        Integer cutOff,
        Integer transitDays,
        Integer pickupLead) {

    /** Spans of a day at most. */
    public static final int MAX_SPANS = 4;

    /** Single days at most. */
    public static final int MAX_CLOSED = 366;

    /** Days on the way at most. */
    public static final int MAX_TRANSIT = 30;

    /** Minutes of lead at most: thirty days of them. */
    public static final int MAX_LEAD = 30 * Span.DAY;

    public Calendar {
        hours = ordered(hours);
        closedOn = Collections.unmodifiableSortedSet(new TreeSet<>(closedOn));
    }

    /** When it is open on that day. */
    List<Span> on(LocalDate day) {
        return closedOn.contains(day) ? List.of() : hours.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static SortedMap<DayOfWeek, List<Span>> ordered(Map<DayOfWeek, List<Span>> hours) {
        TreeMap<DayOfWeek, List<Span>> open = new TreeMap<>();
        hours.forEach((day, spans) -> {
            for (int index = 1; index < spans.size(); index++) {
                if (spans.get(index).from() < spans.get(index - 1).to()) {
                    throw new IllegalArgumentException("spans of " + day + " overlap or are not in their order");
                }
            }
            if (!spans.isEmpty()) {
                open.put(day, List.copyOf(spans));
            }
        });
        return Collections.unmodifiableSortedMap(open);
    }
}
