package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * How long points are good. Counted in the programme's own time zone, so that a day is a day when clocks change.
 *
 * @param days after which they expire, 1 to 3650; null: not counted in days
 * @param months after which they expire, 1 to 120; null: not counted in months; without either they never expire
 * @param endOfMonth whether they last until the end of the month in which they would expire
 * @param pendingDays after which they can be spent, 0 to 90, and before they expire
 */
public record Validity(Integer days, Integer months, boolean endOfMonth, int pendingDays, ZoneId zone) {

    public static final int MOST_DAYS = 3_650;
    public static final int MOST_MONTHS = 120;
    public static final int MOST_PENDING_DAYS = 90;

    private static final int SHORTEST_MONTH = 28;

    /** Points are good at once and for ever. */
    public static final Validity FOR_EVER = new Validity(null, null, false, 0, ZoneId.of("UTC"));

    /** @throws IllegalArgumentException where {@link #problem} finds one */
    public Validity {
        problem(days, months, endOfMonth, pendingDays).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** What is wrong with such terms, in words; empty: nothing. */
    public static Optional<String> problem(Integer days, Integer months, boolean endOfMonth, int pendingDays) {
        if (days != null && months != null) {
            return Optional.of("is in days or in months, not in both");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            return Optional.of("is 1 to " + MOST_DAYS + " days");
        }
        if (months != null && (months < 1 || months > MOST_MONTHS)) {
            return Optional.of("is 1 to " + MOST_MONTHS + " months");
        }
        if (endOfMonth && days == null && months == null) {
            return Optional.of("is at an end of a month after days or months, neither of which is given");
        }
        if (pendingDays < 0 || pendingDays > MOST_PENDING_DAYS) {
            return Optional.of("is pending for 0 to " + MOST_PENDING_DAYS + " days");
        }
        Integer shortest = days != null ? days : months == null ? null : Integer.valueOf(months * SHORTEST_MONTH);
        return shortest != null && pendingDays >= shortest
                ? Optional.of("comes before points can be spent: they are pending for " + pendingDays + " days")
                : Optional.empty();
    }

    /** The life of points earned at that instant. */
    public Life from(Instant earned) {
        ZonedDateTime at = earned.atZone(zone);
        Instant activeAt = pendingDays == 0 ? null : at.plusDays(pendingDays).toInstant();
        if (days == null && months == null) {
            return activeAt == null ? Life.FOR_EVER : new Life(activeAt, null);
        }
        ZonedDateTime end = days == null ? at.plusMonths(months) : at.plusDays(days);
        return new Life(activeAt, endOfMonth ? monthAfter(end) : end.toInstant());
    }

    private Instant monthAfter(ZonedDateTime end) {
        LocalDate first = end.toLocalDate().withDayOfMonth(1).plusMonths(1);
        return first.atStartOfDay(zone).toInstant();
    }
}
