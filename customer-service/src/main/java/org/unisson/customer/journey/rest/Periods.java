package org.unisson.customer.journey.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.journey.domain.Window;

/** Periods of queries: from an instant up to before another, ISO 8601. */
final class Periods {

    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(366);

    private Periods() {}

    /** Either bound may be missing. */
    static Window open(String from, String to) {
        return ordered(from == null ? BEGINNING : instant("from", from), to == null ? END : instant("to", to));
    }

    /** Both are there, at most 366 days apart. */
    static Window closed(String from, String to) {
        Window window = ordered(instant("from", from), instant("to", to));
        if (Duration.between(window.from(), window.until()).compareTo(LONGEST) > 0) {
            throw Problem.invalid("to", "is at most " + LONGEST.toDays() + " days after from")
                    .asException();
        }
        return window;
    }

    private static Window ordered(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problem.invalid("to", "is not after from").asException();
        }
        return new Window(from, to);
    }

    private static Instant instant(String parameter, String text) {
        try {
            Instant instant = Instant.parse(text == null ? "" : text);
            if (instant.isBefore(BEGINNING) || instant.isAfter(END)) {
                throw Problem.invalid(parameter, "is a date from 2000 to 9998").asException();
            }
            return instant;
        } catch (DateTimeParseException malformed) {
            throw Problem.invalid(parameter, "is an ISO 8601 instant, such as 2026-03-02T00:00:00Z")
                    .asException();
        }
    }
}
