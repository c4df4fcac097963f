package org.unisson.inventory.location.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a calendar promises, by tables of fixed instants. The 23rd of November 2026 is a Monday. */
class TimetableTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<Span> ALL_DAY = List.of(new Span(0, Span.DAY));

    /** Monday to Friday 9 to 12 and 14 to 18, Saturday 10 to 13; until 16:00; two days on the way, two hours of lead. */
    private static final Timetable STORE =
            new Timetable(calendar(storeHours(), TimeOfDay.minute("16:00"), 2, 120, "2026-12-25", "2027-01-01"), PARIS);

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T03:00, 2026-11-23T11:00",
        "2026-11-23T09:00, 2026-11-23T11:00",
        "2026-11-23T11:00, 2026-11-23T15:00",
        "2026-11-23T12:30, 2026-11-23T16:00",
        "2026-11-23T15:59:59.999999, 2026-11-23T17:59:59.999999",
        "2026-11-23T16:00, 2026-11-24T11:00",
        "2026-11-27T17:00, 2026-11-28T12:00",
        "2026-11-28T12:00, 2026-11-30T10:00",
        "2026-11-28T16:30, 2026-11-30T11:00",
        "2026-11-29T03:00, 2026-11-30T11:00",
        "2026-11-30T16:00, 2026-12-01T11:00",
        "2026-12-24T16:00, 2026-12-26T12:00",
        "2026-12-31T17:00, 2027-01-02T12:00",
    })
    void whatIsCollectedLiesReady(LocalDateTime ordered, LocalDateTime ready) {
        assertThat(STORE.readyBy(paris(ordered))).contains(paris(ready));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T03:00, 2026-11-25",
        "2026-11-23T15:59:59.999999, 2026-11-25",
        "2026-11-23T16:00, 2026-11-26",
        "2026-11-27T12:00, 2026-11-30",
        "2026-11-28T15:00, 2026-12-01",
        "2026-11-28T16:00, 2026-12-02",
        "2026-11-29T03:00, 2026-12-02",
        "2026-12-24T16:00, 2026-12-29",
        "2026-12-31T17:00, 2027-01-05",
    })
    void whatIsShippedIsThereAtTheEndOfADay(LocalDateTime ordered, LocalDate there) {
        assertThat(STORE.deliveredBy(paris(ordered))).contains(paris(there.atTime(23, 59, 59)));
    }

    @Test
    void anHourThatIsSkippedIsNotOpeningTime() {
        Timetable around = sundays(90, new Span(60, 150), new Span(180, 300));
        Timetable within = sundays(30, new Span(130, 170));

        assertThat(around.readyBy(paris("2027-03-28T00:00"))).contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(within.readyBy(paris("2027-03-28T00:00"))).contains(paris("2027-04-04T02:40"));
        assertThat(always(90).readyBy(paris("2027-03-28T01:30"))).contains(paris("2027-03-28T04:00"));
    }

    @Test
    void anHourThatComesTwiceIsOpenTwiceWhereTheSpanGoesBeyondIt() {
        Timetable beyond = sundays(150, new Span(120, 240));
        Timetable within = sundays(40, new Span(130, 170));

        assertThat(beyond.readyBy(paris("2026-10-25T00:00"))).contains(Instant.parse("2026-10-25T02:30:00Z"));
        assertThat(within.readyBy(paris("2026-10-25T00:00"))).contains(Instant.parse("2026-10-25T00:50:00Z"));
        assertThat(within.readyBy(Instant.parse("2026-10-25T01:30:00Z"))).contains(paris("2026-11-01T02:50"));
    }

    @Test
    void theLastHourOfADayMayComeTwice() {
        // In Beirut the 25th of October begins at 21:00 UTC, and an hour later again.
        Timetable beirut = new Timetable(calendar(everyDay(), null, 0, 45), ZoneId.of("Asia/Beirut"));
        Instant secondTime = Instant.parse("2026-10-24T21:30:00Z");

        assertThat(beirut.deliveredBy(secondTime)).contains(Instant.parse("2026-10-24T21:59:59Z"));
        assertThat(beirut.readyBy(secondTime)).contains(Instant.parse("2026-10-24T22:15:00Z"));
    }

    @Test
    void nothingIsPromisedForBeforeItWasOrdered() {
        Instant late = paris("2026-11-23T23:59:59.5");

        assertThat(new Timetable(calendar(everyDay(), null, 0, 0), PARIS).deliveredBy(late))
                .contains(late);
    }

    @Test
    void aYearOfClosedDaysIsPassed() {
        LocalDate first = LocalDate.of(2026, 11, 23);
        String[] year = IntStream.range(0, Calendar.MAX_CLOSED)
                .mapToObj(days -> first.plusDays(days).toString())
                .toArray(String[]::new);
        Timetable closed = new Timetable(calendar(everyDay(), null, 0, 5, year), PARIS);

        assertThat(closed.readyBy(paris("2026-11-23T10:00"))).contains(paris("2027-11-24T00:05"));
        assertThat(closed.deliveredBy(paris("2026-11-23T10:00"))).contains(paris("2027-11-24T23:59:59"));
    }

    @Test
    void withoutAnOpenDayNothingIsPromised() {
        Timetable never = new Timetable(calendar(Map.of(), null, 0, 0), PARIS);
        Timetable emptyDays = new Timetable(calendar(Map.of(DayOfWeek.MONDAY, List.of()), 600, 0, 0), PARIS);

        assertThat(never.readyBy(paris("2026-11-23T10:00"))).isEmpty();
        assertThat(never.deliveredBy(paris("2026-11-23T10:00"))).isEmpty();
        assertThat(emptyDays).isEqualTo(new Timetable(calendar(Map.of(), 600, 0, 0), PARIS));
    }

    @Test
    void whatACalendarDoesNotSayIsNotPromised() {
        Timetable silent = new Timetable(calendar(everyDay(), null, null, null), PARIS);

        assertThat(silent.readyBy(paris("2026-11-23T10:00"))).isEmpty();
        assertThat(silent.deliveredBy(paris("2026-11-23T10:00"))).isEmpty();
    }

    @Test
    void aCutOffBeforeOpeningStartsTheNextDay() {
        Timetable early = new Timetable(calendar(storeHours(), TimeOfDay.minute("02:00"), 0, 0), PARIS);

        assertThat(early.readyBy(paris("2026-11-23T01:59"))).contains(paris("2026-11-23T09:00"));
        assertThat(early.readyBy(paris("2026-11-23T02:00"))).contains(paris("2026-11-24T09:00"));
    }

    @Test
    void withoutACutOffTheDayEndsWhenItCloses() {
        Timetable open = new Timetable(calendar(storeHours(), null, 0, 0), PARIS);

        assertThat(open.deliveredBy(paris("2026-11-23T17:59"))).contains(paris("2026-11-23T23:59:59"));
        assertThat(open.deliveredBy(paris("2026-11-23T18:00"))).contains(paris("2026-11-24T23:59:59"));
        assertThat(open.readyBy(paris("2026-11-23T18:00"))).contains(paris("2026-11-24T09:00"));
    }

    @Test
    void spansAreInOrderAndApart() {
        assertThatThrownBy(() -> new Span(600, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(600, 1_441)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sundays(1, new Span(60, 120), new Span(119, 180)))
                .hasMessageContaining("SUNDAY");
        assertThat(sundays(90, new Span(60, 120), new Span(120, 180)).readyBy(paris("2026-11-29T00:00")))
                .contains(paris("2026-11-29T02:30"));
    }

    private static Map<DayOfWeek, List<Span>> storeHours() {
        List<Span> week = List.of(new Span(540, 720), new Span(840, 1_080));
        Map<DayOfWeek, List<Span>> hours = new TreeMap<>();
        IntStream.rangeClosed(1, 5).forEach(day -> hours.put(DayOfWeek.of(day), week));
        hours.put(DayOfWeek.SATURDAY, List.of(new Span(600, 780)));
        return hours;
    }

    private static Map<DayOfWeek, List<Span>> everyDay() {
        return List.of(DayOfWeek.values()).stream().collect(Collectors.toMap(day -> day, day -> ALL_DAY));
    }

    private static Timetable always(int lead) {
        return new Timetable(calendar(everyDay(), null, 0, lead), PARIS);
    }

    private static Timetable sundays(int lead, Span... spans) {
        return new Timetable(calendar(Map.of(DayOfWeek.SUNDAY, List.of(spans)), null, null, lead), PARIS);
    }

    private static Calendar calendar(
            Map<DayOfWeek, List<Span>> hours, Integer cutOff, Integer transit, Integer lead, String... closed) {
        return new Calendar(
                new TreeMap<>(hours),
                List.of(closed).stream().map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new)),
                cutOff,
                transit,
                lead);
    }

    private static Instant paris(String local) {
        return paris(LocalDateTime.parse(local));
    }

    private static Instant paris(LocalDateTime local) {
        return local.atZone(PARIS).toInstant();
    }
}
