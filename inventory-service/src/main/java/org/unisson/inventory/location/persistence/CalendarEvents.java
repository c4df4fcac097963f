package org.unisson.inventory.location.persistence;

import java.time.LocalDate;
import org.unisson.inventory.events.LocationCalendar;
import org.unisson.inventory.events.OpeningHours;
import org.unisson.inventory.location.domain.Calendar;
import org.unisson.inventory.location.domain.TimeOfDay;

/** Calendars as the world hears of them. */
final class CalendarEvents {

    private CalendarEvents() {}

    static LocationCalendar told(Calendar calendar) {
        return LocationCalendar.newBuilder()
                .setHours(calendar.hours().entrySet().stream()
                        .flatMap(day -> day.getValue().stream().map(span -> OpeningHours.newBuilder()
                                .setDay(day.getKey().name())
                                .setFrom(TimeOfDay.shown(span.from()))
                                .setTo(TimeOfDay.shown(span.to()))
                                .build()))
                        .toList())
                .setClosedOn(
                        calendar.closedOn().stream().map(LocalDate::toString).toList())
                .setCutOff(calendar.cutOff() == null ? null : TimeOfDay.shown(calendar.cutOff()))
                .setTransitDays(calendar.transitDays())
                .setPickupLeadMinutes(calendar.pickupLead())
                .build();
    }
}
