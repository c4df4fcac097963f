package org.unisson.order.sales.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.sales.application.LedgerEntry;
import org.unisson.order.sales.application.LedgerQueries.Place;
import org.unisson.order.sales.application.LedgerView;
import org.unisson.order.sales.domain.Period;

/** What questions about the ledger name; each answers 400 with the parameter's name where it cannot be read. */
final class LedgerParameters {

    private static final int LAST_YEAR = 9_999;

    private LedgerParameters() {}

    /** Both are ISO 8601 with a zone; {@code from} before {@code to}. */
    static Period period(String from, String to) {
        Instant begin = instant("from", from);
        Instant end = instant("to", to);
        if (!begin.isBefore(end)) {
            throw Problem.invalid("to", "must be after from").asException();
        }
        return new Period(begin, end);
    }

    static LedgerView view(String by) {
        return Arrays.stream(LedgerView.values())
                .filter(view ->
                        view.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(by))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("by", "must be channel, location or attached-store")
                        .asException());
    }

    /** Null where none is named. */
    static String currency(String code) {
        try {
            return code == null ? null : Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("currency", "is not an ISO 4217 currency").asException();
        }
    }

    static Place after(String cursor, Period period) {
        String key = Page.after(cursor);
        if (key.isEmpty()) {
            return Place.beginning(period);
        }
        String[] parts = key.split("/");
        try {
            Place place = new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            if (period.contains(place.occurredAt())) {
                return place;
            }
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw foreignCursor();
        }
        throw foreignCursor();
    }

    static String cursor(LedgerEntry entry) {
        return entry.occurredAt() + "/" + entry.entryId();
    }

    private static RuntimeException foreignCursor() {
        return Problem.invalid("cursor", "is not a cursor of an earlier page of this period")
                .asException();
    }

    private static Instant instant(String name, String text) {
        if (text == null) {
            throw Problem.invalid(name, "is required").asException();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return microsecond(time.toInstant());
            }
        } catch (DateTimeException malformed) {
            throw noInstant(name);
        }
        throw noInstant(name);
    }

    private static RuntimeException noInstant(String name) {
        return Problem.invalid(name, "must be an instant of ISO 8601 with a zone, like 2026-03-01T00:00:00Z")
                .asException();
    }

    /** Sales are of microseconds: none lies between a finer instant and the microsecond after it. */
    private static Instant microsecond(Instant instant) {
        Instant before = instant.truncatedTo(ChronoUnit.MICROS);
        return before.equals(instant) ? instant : before.plus(1, ChronoUnit.MICROS);
    }
}
