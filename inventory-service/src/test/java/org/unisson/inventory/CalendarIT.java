package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** A location's calendar is kept and told as it was said, or refused where it is wrong. */
@QuarkusTest
@InventoryTest
class CalendarIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private Shop shop;
    private Sourcings sourcings;
    private String store;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        sourcings = new Sourcings(shop);
        store = shop.newStore("PICKUP", "SHIP");
    }

    @Test
    void itIsKeptToldAndTakenAway() {
        Map<String, Object> calendar = Map.of(
                "hours",
                Map.of("MONDAY", List.of(hours("09:00", "12:00"), hours("14:00", "24:00"))),
                "closedOn",
                List.of("2026-12-25"),
                "cutOff",
                "16:00",
                "transitDays",
                2,
                "pickupLeadMinutes",
                90);

        sourcings.change(store, Map.of("calendar", calendar));
        sourcings.change(store, Map.of("calendar", calendar));

        assertThat(seen()).containsEntry("calendar", calendar).containsEntry("version", 2);
        sourcings.change(store, Collections.singletonMap("calendar", null));
        assertThat(seen()).doesNotContainKey("calendar").containsEntry("version", 3);
        List<LocationChanged> told = new Published(environment, codec)
                .await(Topics.LOCATIONS, store, 3).stream()
                        .map(one -> (LocationChanged) one.state())
                        .toList();
        assertThat(told.getFirst().getCalendar()).isNull();
        assertThat(told.getLast().getCalendar()).isNull();
        assertThat(told.get(1).getCalendar()).satisfies(heard -> {
            assertThat(heard.getHours())
                    .extracting(span -> span.getDay() + " " + span.getFrom() + " " + span.getTo())
                    .containsExactly("MONDAY 09:00 12:00", "MONDAY 14:00 24:00");
            assertThat(heard.getClosedOn()).containsExactly("2026-12-25");
            assertThat(heard.getCutOff()).isEqualTo("16:00");
            assertThat(heard.getTransitDays()).isEqualTo(2);
            assertThat(heard.getPickupLeadMinutes()).isEqualTo(90);
        });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("/calendar/hours", without("hours")),
                Arguments.of("/calendar/hours", with("hours", Map.of("FUNDAY", List.of()))),
                Arguments.of("/calendar/hours/MONDAY", monday((Object) null)),
                Arguments.of("/calendar/hours/MONDAY", monday(Collections.nCopies(5, hours("09:00", "10:00")))),
                Arguments.of("/calendar/hours/MONDAY/0", monday(Collections.singletonList(null))),
                Arguments.of("/calendar/hours/MONDAY/0/from", monday(List.of(hours("9:00", "10:00")))),
                Arguments.of("/calendar/hours/MONDAY/0/from", monday(List.of(Map.of("to", "10:00")))),
                Arguments.of("/calendar/hours/MONDAY/0/to", monday(List.of(hours("09:00", "24:01")))),
                Arguments.of("/calendar/hours/MONDAY/0/to", monday(List.of(hours("09:00", "09:00")))),
                Arguments.of(
                        "/calendar/hours/MONDAY/1/from",
                        monday(List.of(hours("09:00", "12:00"), hours("11:59", "13:00")))),
                Arguments.of(
                        "/calendar/hours/MONDAY/1/from",
                        monday(List.of(hours("14:00", "15:00"), hours("09:00", "12:00")))),
                Arguments.of("/calendar/closedOn/0", with("closedOn", List.of("2026-02-30"))),
                Arguments.of("/calendar/closedOn", with("closedOn", List.of("+999999999-01-01"))),
                Arguments.of("/calendar/closedOn", with("closedOn", days(367))),
                Arguments.of("/calendar/cutOff", with("cutOff", "25:00")),
                Arguments.of("/calendar/transitDays", with("transitDays", 31)),
                Arguments.of("/calendar/transitDays", with("transitDays", -1)),
                Arguments.of("/calendar/pickupLeadMinutes", with("pickupLeadMinutes", 43_201)),
                Arguments.of("/calendar/pickupLeadMinutes", with("pickupLeadMinutes", 1.5)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamed(String pointer, Map<String, Object> calendar) {
        Map<String, Object> location = new HashMap<>(Shop.location("STORE", "PICKUP"));
        location.put("calendar", calendar);

        shop.as("admin")
                .body(location)
                .put("/locations/" + store)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
        shop.as("admin").get("/locations/" + store).then().body("calendar", nullValue());
    }

    @Test
    void itMayBeAsLongAsALongYear() {
        sourcings.change(store, Map.of("calendar", with("closedOn", days(366))));

        shop.as("admin").get("/locations/" + store).then().body("calendar.closedOn.size()", equalTo(366));
    }

    static Map<String, Object> hours(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    private static List<String> days(int number) {
        return LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2026, 1, 1).plusDays(number))
                .map(LocalDate::toString)
                .toList();
    }

    private static Map<String, Object> monday(Object spans) {
        return with("hours", Collections.singletonMap("MONDAY", spans));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> calendar =
                new HashMap<>(Map.of("hours", Map.of("MONDAY", List.of(hours("09:00", "18:00")))));
        calendar.put(field, value);
        return calendar;
    }

    private static Map<String, Object> without(String field) {
        Map<String, Object> calendar = with("transitDays", 1);
        calendar.remove(field);
        return calendar;
    }

    private Map<String, Object> seen() {
        return shop.as("admin")
                .get("/locations/" + store)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }
}
