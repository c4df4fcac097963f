package org.unisson.inventory.location.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.location.domain.Calendar;
import org.unisson.inventory.location.domain.Span;
import org.unisson.inventory.location.domain.TimeOfDay;

/**
 * When a location works. Times are local, HH:mm; 24:00 is the end of the day.
 *
 * @param hours at most four spans by weekday, in their order, not overlapping; a day that is missing is closed
 * @param closedOn at most 366 single days on which it is closed all the same
 * @param cutOff what is ordered before it is sent, or counted for pickup, the same working day; absent: until it closes
 * @param transitDays that a parcel from here is on its way, Monday to Saturday; absent: what is shipped is not promised
 *     by this calendar
 * @param pickupLeadMinutes in opening hours until what was ordered lies ready; absent: what is collected is not promised
 *     by this calendar
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarBody(
        @NotNull Map<DayOfWeek, List<Hours>> hours,
        @Size(max = Calendar.MAX_CLOSED) Set<@NotNull LocalDate> closedOn,

        @Pattern(regexp = TimeOfDay.PATTERN, message = CalendarBody.NOT_A_TIME)
        String cutOff,

        @Min(0) @Max(Calendar.MAX_TRANSIT) Integer transitDays,
        @Min(0) @Max(Calendar.MAX_LEAD) Integer pickupLeadMinutes) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9999;

    static final String NOT_A_TIME = "is not a time of day, HH:mm";

    /** From when it is open until when it closes. */
    record Hours(
            @NotNull @Pattern(regexp = TimeOfDay.PATTERN) String from,
            @NotNull @Pattern(regexp = TimeOfDay.PATTERN) String to) {}

    Calendar toDomain() {
        TreeMap<DayOfWeek, List<Span>> open = new TreeMap<>();
        hours.forEach((day, spans) -> open.put(day, spans("/calendar/hours/" + day, spans)));
        return new Calendar(
                open,
                closedOn == null ? new TreeSet<>() : days(closedOn),
                cutOff == null ? null : TimeOfDay.minute(cutOff),
                transitDays,
                pickupLeadMinutes);
    }

    static CalendarBody of(Calendar calendar) {
        TreeMap<DayOfWeek, List<Hours>> hours = new TreeMap<>();
        calendar.hours()
                .forEach((day, spans) -> hours.put(
                        day,
                        spans.stream()
                                .map(span -> new Hours(TimeOfDay.shown(span.from()), TimeOfDay.shown(span.to())))
                                .toList()));
        return new CalendarBody(
                hours,
                calendar.closedOn(),
                calendar.cutOff() == null ? null : TimeOfDay.shown(calendar.cutOff()),
                calendar.transitDays(),
                calendar.pickupLead());
    }

    private static TreeSet<LocalDate> days(Set<LocalDate> closedOn) {
        TreeSet<LocalDate> days = new TreeSet<>(closedOn);
        if (!days.isEmpty()
                && (days.first().getYear() < FIRST_YEAR || days.last().getYear() > LAST_YEAR)) {
            throw Problem.invalid("/calendar/closedOn", "is not between the years " + FIRST_YEAR + " and " + LAST_YEAR)
                    .asException();
        }
        return days;
    }

    /** Checked here: a validator's path does not say which day it was. */
    private static List<Span> spans(String pointer, List<Hours> day) {
        if (day == null) {
            throw Problem.invalid(pointer, "is a list of hours").asException();
        }
        if (day.size() > Calendar.MAX_SPANS) {
            throw Problem.invalid(pointer, "has more than " + Calendar.MAX_SPANS + " spans")
                    .asException();
        }
        List<Span> spans = new ArrayList<>();
        for (int index = 0; index < day.size(); index++) {
            String at = pointer + "/" + index;
            Hours hours = day.get(index);
            if (hours == null) {
                throw Problem.invalid(at, "is required").asException();
            }
            int from = time(at + "/from", hours.from());
            int to = time(at + "/to", hours.to());
            if (from >= to) {
                throw Problem.invalid(at + "/to", "is not after from").asException();
            }
            if (!spans.isEmpty() && from < spans.getLast().to()) {
                throw Problem.invalid(at + "/from", "is before the end of the span before it")
                        .asException();
            }
            spans.add(new Span(from, to));
        }
        return spans;
    }

    private static int time(String pointer, String text) {
        if (text == null || !text.matches(TimeOfDay.PATTERN)) {
            throw Problem.invalid(pointer, NOT_A_TIME).asException();
        }
        return TimeOfDay.minute(text);
    }
}
