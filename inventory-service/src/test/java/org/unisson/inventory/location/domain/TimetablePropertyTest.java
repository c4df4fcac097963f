package org.unisson.inventory.location.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever the calendar, the zone and the order. */
class TimetablePropertyTest {

    private static final int CASES = 500;
    private static final Instant FROM = Instant.parse("2026-10-20T00:00:00Z");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Paris"),
            ZoneId.of("Asia/Beirut"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Australia/Lord_Howe"));

    private final long seed = Long.getLong("unisson.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private interface Law {
        void holds(Timetable timetable, Instant ordered);
    }

    @Test
    void nothingIsPromisedForBeforeItWasOrdered() {
        holds((timetable, ordered) -> {
            assertThat(timetable.readyBy(ordered))
                    .hasValueSatisfying(by -> assertThat(by).isAfterOrEqualTo(ordered));
            assertThat(timetable.deliveredBy(ordered))
                    .hasValueSatisfying(by -> assertThat(by).isAfterOrEqualTo(ordered));
        });
    }

    @Test
    void whoOrdersLaterIsNotServedEarlier() {
        holds((timetable, ordered) -> {
            Instant later = ordered.plusSeconds(random.nextInt(1, 200_000));
            assertThat(timetable.readyBy(later).orElseThrow())
                    .isAfterOrEqualTo(timetable.readyBy(ordered).orElseThrow());
            assertThat(timetable.deliveredBy(later).orElseThrow())
                    .isAfterOrEqualTo(timetable.deliveredBy(ordered).orElseThrow());
        });
    }

    @Test
    void whatIsCollectedLiesReadyInOpeningHours() {
        holds((timetable, ordered) -> {
            Instant ready = timetable.readyBy(ordered).orElseThrow();
            assertThat(isOpen(timetable, ready) || isOpen(timetable, ready.minusNanos(1)))
                    .as("open at " + ready.atZone(timetable.zone()))
                    .isTrue();
        });
    }

    @Test
    void countedMinuteByMinuteItComesToTheSame() {
        holds((timetable, ordered) -> {
            Instant minute = ordered.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            assertThat(timetable.readyBy(minute)).isEqualTo(counted(timetable, minute));
        });
    }

    private void holds(Law law) {
        for (int number = 0; number < CASES; number++) {
            Timetable timetable = new Timetable(calendar(), ZONES.get(random.nextInt(ZONES.size())));
            Instant ordered = FROM.plusSeconds(random.nextInt(14 * 86_400)).plusNanos(random.nextInt(1_000) * 1_000L);
            try {
                law.holds(timetable, ordered);
            } catch (AssertionError failed) {
                throw new AssertionError(
                        "case " + number + " of -Dunisson.seed=" + seed + ": " + ordered + " by " + timetable, failed);
            }
        }
    }

    private Calendar calendar() {
        TreeMap<DayOfWeek, List<Span>> hours = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (hours.isEmpty() || random.nextInt(3) > 0) {
                hours.put(day, spans());
            }
        }
        TreeSet<LocalDate> closed = new TreeSet<>();
        for (int number = random.nextInt(6); number > 0; number--) {
            closed.add(LocalDate.of(2026, 10, 20).plusDays(random.nextInt(20)));
        }
        Integer cutOff = random.nextBoolean() ? random.nextInt(Span.DAY + 1) : null;
        return new Calendar(hours, closed, cutOff, random.nextInt(5), random.nextInt(600));
    }

    private List<Span> spans() {
        TreeSet<Integer> ends = new TreeSet<>();
        while (ends.size() < 2 * Calendar.MAX_SPANS) {
            ends.add(random.nextInt(5) == 0 ? 30 * random.nextInt(10) : random.nextInt(Span.DAY + 1));
        }
        List<Integer> times = List.copyOf(ends);
        List<Span> spans = new ArrayList<>();
        for (int index = 0; index < random.nextInt(1, Calendar.MAX_SPANS + 1); index++) {
            spans.add(new Span(times.get(2 * index), times.get(2 * index + 1)));
        }
        return spans.isEmpty() ? List.of(new Span(times.getFirst(), times.getLast())) : spans;
    }

    /** Walks on minute by minute, and counts those in which it is open and which the cut-off leaves. */
    private static Optional<Instant> counted(Timetable timetable, Instant ordered) {
        int lacking = timetable.calendar().pickupLead();
        for (Instant minute = ordered; ; minute = minute.plus(Duration.ofMinutes(1))) {
            if (isOpen(timetable, minute) && inTime(timetable, ordered, minute)) {
                if (lacking <= 1) {
                    return Optional.of(minute.plus(Duration.ofMinutes(lacking)));
                }
                lacking--;
            }
        }
    }

    /** What the clock has already shown that day, it does not show anew: a span that is over remains over. */
    private static boolean isOpen(Timetable timetable, Instant at) {
        ZonedDateTime shown = at.atZone(timetable.zone());
        return daysAt(shown).stream().anyMatch(day -> timetable.calendar().on(day).stream()
                .anyMatch(
                        span -> !firstShown(timetable.zone(), day, span.from()).isAfter(at)
                                && firstShown(timetable.zone(), day, span.to()).isAfter(at)));
    }

    private static boolean inTime(Timetable timetable, Instant ordered, Instant minute) {
        Integer cutOff = timetable.calendar().cutOff();
        return cutOff == null
                || daysAt(minute.atZone(timetable.zone())).stream()
                        .filter(day -> timetable.calendar().on(day).stream()
                                .anyMatch(span -> !firstShown(timetable.zone(), day, span.from())
                                                .isAfter(minute)
                                        && firstShown(timetable.zone(), day, span.to())
                                                .isAfter(minute)))
                        .anyMatch(
                                day -> firstShown(timetable.zone(), day, cutOff).isAfter(ordered));
    }

    private static List<LocalDate> daysAt(ZonedDateTime shown) {
        return List.of(shown.toLocalDate().minusDays(1), shown.toLocalDate());
    }

    /** The first instant of all at which the clock shows that minute or a later one of the days around it. */
    private static Instant firstShown(ZoneId zone, LocalDate day, int minute) {
        LocalDate date = minute == Span.DAY ? day.plusDays(1) : day;
        LocalTime time = LocalTime.ofSecondOfDay(minute % Span.DAY * 60L);
        return zone.getRules().getValidOffsets(date.atTime(time)).stream()
                .map(offset -> date.atTime(time).toInstant(offset))
                .min(Comparator.naturalOrder())
                .orElseGet(
                        () -> zone.getRules().getTransition(date.atTime(time)).getInstant());
    }
}
