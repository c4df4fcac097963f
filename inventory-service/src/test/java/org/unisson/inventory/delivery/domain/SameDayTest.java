package org.unisson.inventory.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Calendar;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.Site;
import org.unisson.inventory.location.domain.Span;
import org.unisson.inventory.location.domain.TimeOfDay;
import org.unisson.inventory.location.domain.Timetable;
import org.unisson.inventory.sourcing.domain.Network;
import org.unisson.inventory.sourcing.domain.Refusal;
import org.unisson.inventory.sourcing.domain.Shortage;
import org.unisson.inventory.sourcing.domain.Workload;

/** Until when is ordered for the same day, by tables of fixed instants. */
class SameDayTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Gln HERE = Gln.ofTwelve("300000000001");
    private static final Gln THERE = Gln.ofTwelve("300000000002");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00, true, 2026-11-23T21:00",
        "2026-11-23T13:59:59.999999, true, 2026-11-23T21:00",
        "2026-11-23T14:00, false, 2026-11-23T21:00",
        "2026-11-23T23:59:59.999999, false, 2026-11-23T21:00",
        "2026-11-24T00:00, true, 2026-11-24T21:00",
        // Clocks are put forward from two to three, and back from three to two.
        "2026-03-29T13:59:59, true, 2026-03-29T21:00",
        "2026-10-25T13:59:59, true, 2026-10-25T21:00",
    })
    void atTheCutOffItHasPassed(LocalDateTime ordered, boolean offered, LocalDateTime promise) {
        SameDay sameDay = at(zone(PARIS, null, "21:00"), network(PARIS, "14:00"), PARIS, ordered);

        assertThat(sameDay.refusal())
                .isEqualTo(offered ? Optional.empty() : Optional.of(Shortage.Reason.CUT_OFF_PASSED));
        assertThat(sameDay.promise()).isEqualTo(promise.atZone(PARIS).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T00:59:59Z, true", "2026-03-29T01:00:00Z, false"})
    void aCutOffThatTheClockSkipsIsWhenItSkipsIt(Instant ordered, boolean offered) {
        SameDay sameDay = SameDay.orderedAt(zone(PARIS, "02:30", "21:00"), network(PARIS, "14:00"), ordered, ordered);

        assertThat(sameDay.refusal().isEmpty()).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-25T00:29:59Z, true", "2026-10-25T00:30:00Z, false", "2026-10-25T01:29:59Z, false"})
    void aCutOffThatTheClockShowsTwiceIsTheFirst(Instant ordered, boolean offered) {
        SameDay sameDay = SameDay.orderedAt(zone(PARIS, "02:30", "21:00"), network(PARIS, "14:00"), ordered, ordered);

        assertThat(sameDay.refusal().isEmpty()).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({
        // Half past midnight in Paris is the day before in Lisbon: it is for the day that those who wait for it have.
        "2026-11-23T00:30, true, 2026-11-23",
        "2026-11-23T14:59:59, true, 2026-11-23",
        "2026-11-23T15:00, false, 2026-11-23",
    })
    void theDayIsTheZonesAndTheCutOffTheLocations(LocalDateTime ordered, boolean offered, LocalDate day) {
        SameDay sameDay = at(zone(PARIS, null, "21:00"), network(LISBON, "14:00"), PARIS, ordered);

        assertThat(sameDay.refusal().isEmpty()).isEqualTo(offered);
        assertThat(sameDay.day()).isEqualTo(day);
    }

    @Test
    void theEndOfTheDayIsItsLastSecond() {
        SameDay sameDay =
                at(zone(PARIS, null, "24:00"), network(PARIS, "14:00"), PARIS, LocalDateTime.parse("2026-11-23T09:00"));

        assertThat(sameDay.promise()).isEqualTo("2026-11-23T22:59:59Z");
    }

    @Test
    void whatIsHeardAfterItsPromiseIsTooLate() {
        Instant ordered = Instant.parse("2026-11-23T09:00:00Z");
        DeliveryZone zone = zone(PARIS, null, "21:00");
        Network network = network(PARIS, "14:00");

        assertThat(SameDay.orderedAt(zone, network, ordered, Instant.parse("2026-11-23T19:59:59Z"))
                        .refusal())
                .isEmpty();
        assertThat(SameDay.orderedAt(zone, network, ordered, Instant.parse("2026-11-23T20:00:00Z"))
                        .refusal())
                .contains(Shortage.Reason.CUT_OFF_PASSED);
    }

    @Test
    void aPromiseBeforeTheOrderIsNone() {
        SameDay sameDay = at(
                zone(PARIS, "23:00", "12:00"), network(PARIS, "14:00"), PARIS, LocalDateTime.parse("2026-11-23T12:00"));

        assertThat(sameDay.refusal()).contains(Shortage.Reason.CUT_OFF_PASSED);
    }

    @Test
    void eachLocationSaysWhyItCannot() {
        Site closed = new Site(THERE, true, false, Set.of("SHIP"), 0, 0, Handling.UNKNOWN);
        Network network =
                new Network(List.of(site(PARIS, "14:00"), closed), (location, sku) -> () -> 9, new Workload(Map.of()));
        SameDay late = at(zone(PARIS, null, "21:00"), network, PARIS, LocalDateTime.parse("2026-11-23T14:00"));

        assertThat(late.reach().refusal(HERE)).contains(Refusal.CUT_OFF_PASSED);
        assertThat(late.reach().refusal(THERE)).contains(Refusal.CLOSED);
        assertThat(late.reach().refusal(Gln.ofTwelve("300000000003"))).contains(Refusal.OUTSIDE_ZONE);
    }

    @Test
    void theZoneThatCoversThePostcodeMostExactlyCounts() {
        Zones zones = new Zones(List.of(named("a", "75"), named("c", "75015"), named("b", "75015"), named("d", "7")));

        assertThat(zones.of(new PostalArea("FR", "75 015")).map(DeliveryZone::id))
                .contains("b");
        assertThat(zones.of(new PostalArea("FR", "75001")).map(DeliveryZone::id))
                .contains("a");
        assertThat(zones.of(new PostalArea("FR", "69003"))).isEmpty();
        assertThat(zones.of(new PostalArea("BE", "75015"))).isEmpty();
    }

    private static SameDay at(DeliveryZone zone, Network network, ZoneId clock, LocalDateTime ordered) {
        Instant instant = ordered.atZone(clock).toInstant();
        return SameDay.orderedAt(zone, network, instant, instant);
    }

    private static DeliveryZone named(String id, String postcode) {
        return new DeliveryZone(
                id, id, "FR", new TreeSet<>(Set.of(postcode)), Set.of(HERE), PARIS, null, 21 * 60, null);
    }

    private static DeliveryZone zone(ZoneId clock, String cutOff, String promisedBy) {
        return new DeliveryZone(
                "zone",
                "Zone",
                "FR",
                new TreeSet<>(Set.of("75")),
                Set.of(HERE, THERE),
                clock,
                cutOff == null ? null : TimeOfDay.minute(cutOff),
                TimeOfDay.minute(promisedBy),
                null);
    }

    private static Network network(ZoneId clock, String cutOff) {
        return new Network(List.of(site(clock, cutOff)), (location, sku) -> () -> 9, new Workload(Map.of()));
    }

    private static Site site(ZoneId clock, String cutOff) {
        Map<DayOfWeek, List<Span>> daily = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(day -> day, day -> List.of(new Span(0, Span.DAY))));
        Calendar calendar = new Calendar(new TreeMap<>(daily), new TreeSet<>(), TimeOfDay.minute(cutOff), null, null);
        return new Site(
                HERE, true, true, Set.of("SHIP"), 0, 0, Handling.UNKNOWN, Optional.of(new Timetable(calendar, clock)));
    }
}
