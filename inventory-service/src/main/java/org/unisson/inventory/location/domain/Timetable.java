package org.unisson.inventory.location.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a calendar says in its time zone. */
public record Timetable(Calendar calendar, ZoneId zone) {

    /** What would take longer is not promised. */
    private static final int HORIZON_DAYS = 2 * 366;

    /**
     * When what is shipped is with the customer: sent on the first working day whose cut-off has not passed, so many days
     * from Monday to Saturday on its way, at the end of that day. Empty: the calendar does not say.
     */
    public Optional<Instant> deliveredBy(Instant ordered) {
        if (calendar.transitDays() == null) {
            return Optional.empty();
        }
        LocalDate first = firstDay(ordered);
        for (LocalDate day = first; day.isBefore(first.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            if (!calendar.on(day).isEmpty() && cutOff(day).isAfter(ordered)) {
                Instant end = at(arrival(day), Span.DAY).minusSeconds(1);
                return Optional.of(later(end, ordered));
            }
        }
        return Optional.empty();
    }

    /**
     * When what is collected lies ready: opening time is counted from the order, or from the next opening day where the
     * day's cut-off has passed, until it is as much as the lead. Empty: the calendar does not say.
     */
    public Optional<Instant> readyBy(Instant ordered) {
        if (calendar.pickupLead() == null) {
            return Optional.empty();
        }
        Duration lacking = Duration.ofMinutes(calendar.pickupLead());
        LocalDate first = firstDay(ordered);
        for (LocalDate day = first; day.isBefore(first.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
            List<Span> spans = calendar.on(day);
            if (spans.isEmpty() || !cutOff(day).isAfter(ordered)) {
                continue;
            }
            for (Span span : spans) {
                Instant from = later(at(day, span.from()), ordered);
                Duration open = Duration.between(from, at(day, span.to()));
                if (open.isPositive() && open.compareTo(lacking) >= 0) {
                    return Optional.of(from.plus(lacking));
                }
                lacking = open.isPositive() ? lacking.minus(open) : lacking;
            }
        }
        return Optional.empty();
    }

    /**
     * Until when what is ordered is sent on that day. Empty: it is closed then.
     *
     * @param instead minute of the local day that stands for the calendar's own cut-off; null: none does
     */
    public Optional<Instant> sentUntil(LocalDate day, Integer instead) {
        return calendar.on(day).isEmpty()
                ? Optional.empty()
                : Optional.of(instead == null ? cutOff(day) : at(day, instead));
    }

    /** The day before: where clocks are put back at midnight, its last hour comes twice. */
    private LocalDate firstDay(Instant ordered) {
        return LocalDate.ofInstant(ordered, zone).minusDays(1);
    }

    private Instant cutOff(LocalDate day) {
        return at(day, calendar.cutOff() == null ? calendar.on(day).getLast().to() : calendar.cutOff());
    }

    private LocalDate arrival(LocalDate sent) {
        LocalDate day = sent;
        for (int days = calendar.transitDays(); days > 0; ) {
            day = day.plusDays(1);
            days -= day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return day;
    }

    private Instant at(LocalDate day, int minute) {
        return TimeOfDay.at(day, minute, zone);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
