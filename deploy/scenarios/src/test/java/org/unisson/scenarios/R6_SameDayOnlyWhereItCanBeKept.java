package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** Delivered the same day where stock, cut-off and zone allow: promised then, and refused with the reason otherwise. */
@ExtendWith(RunningRetailer.class)
class R6_SameDayOnlyWhereItCanBeKept {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Shop shop;
    private final Consignments consignments;
    private final String area = "Z" + Long.toString(System.nanoTime(), 36).toUpperCase();
    private String store;
    private String web;
    private String sku;

    R6_SameDayOnlyWhereItCanBeKept(Shop shop) {
        this.shop = shop;
        this.consignments = new Consignments(shop);
    }

    @BeforeEach
    void aStoreThatIsAlwaysOpen() {
        store = shop.store();
        web = shop.channel("WEB");
        sku = shop.sku(2_000);
        shop.receive(store, sku, 2);
        String elsewhere = shop.store();
        shop.receive(elsewhere, sku, 9);
        Map<String, Object> location = new HashMap<>();
        shop.system()
                .get(Service.INVENTORY, "/locations/" + store)
                .body()
                .properties()
                .forEach(field -> location.put(field.getKey(), field.getValue()));
        location.put(
                "calendar",
                Map.of(
                        "hours",
                        Arrays.stream(DayOfWeek.values())
                                .collect(Collectors.toMap(
                                        DayOfWeek::name, day -> List.of(Map.of("from", "00:00", "to", "24:00"))))));
        shop.system().put(Service.INVENTORY, "/locations/" + store, location);
        shop.opened();
    }

    @Test
    void beforeTheCutOffItIsOfferedPromisedAndKept() {
        zone("24:00");

        JsonNode option = sameDay(area, 1);
        JsonNode order = ordered(area, 1);

        assertThat(option.path("offered").asBoolean()).isTrue();
        assertThat(option.path("from")).extracting(JsonNode::asText).containsExactly(store);
        assertThat(order.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(order.path("allocations").path(0).path("location").asText()).isEqualTo(store);
        Instant placed = Instant.parse(order.path("placedAt").asText());
        Instant tonight = LocalDate.ofInstant(placed, PARIS)
                .plusDays(1)
                .atStartOfDay(PARIS)
                .toInstant()
                .minusSeconds(1);
        assertThat(order.path("allocations").path(0).path("promisedBy").asText())
                .isEqualTo(tonight.toString());
        assertThat(consignments
                        .at(order.path("orderId").asText(), store)
                        .path("promisedBy")
                        .asText())
                .isEqualTo(tonight.toString());
    }

    @Test
    void afterTheCutOffItIsNot() {
        // At midnight the cut-off of every day has passed.
        zone("00:00");

        assertThat(reasons(sameDay(area, 1))).containsExactly("CUT_OFF_PASSED");
        refused(ordered(area, 1), "CUT_OFF_PASSED");
    }

    @Test
    void whereThereIsNoZoneItIsNot() {
        zone("24:00");

        assertThat(reasons(sameDay("Y" + area, 1))).containsExactly("NO_ZONE");
        refused(ordered("Y" + area, 1), "NO_ZONE");
    }

    @Test
    void soldOutThereItIsNotThoughOthersHaveIt() {
        zone("24:00");

        assertThat(reasons(sameDay(area, 3))).containsExactly("OUT_OF_STOCK");
        refused(ordered(area, 3), "OUT_OF_STOCK");
        assertThat(options(area, 3).path("options").path(0).path("offered").asBoolean())
                .isTrue();
    }

    private static void refused(JsonNode order, String reason) {
        assertThat(order.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(order.path("reason").asText()).isEqualTo(reason);
    }

    private static List<String> reasons(JsonNode option) {
        assertThat(option.path("offered").asBoolean()).isFalse();
        return StreamSupport.stream(option.path("reasons").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void zone(String cutOff) {
        shop.system()
                .put(
                        Service.INVENTORY,
                        "/delivery-zones/" + area.toLowerCase(),
                        Map.of(
                                "name", "Paris",
                                "country", "FR",
                                "postcodes", List.of(area),
                                "locations", List.of(store),
                                "timeZone", "Europe/Paris",
                                "cutOff", cutOff,
                                "promisedBy", "24:00"));
    }

    private JsonNode sameDay(String postcode, long pieces) {
        return options(postcode, pieces).path("options").path(1);
    }

    private JsonNode options(String postcode, long pieces) {
        return shop.system()
                .post(
                        Service.INVENTORY,
                        "/delivery-options",
                        Map.of(
                                "channel", web,
                                "lines", List.of(Map.of("sku", sku, "quantity", pieces)),
                                "destination", Map.of("country", "FR", "postcode", postcode)))
                .body();
    }

    private JsonNode ordered(String postcode, long pieces) {
        Order order = shop.decided(shop.system()
                .postAndWait(
                        Service.ORDER,
                        "/orders",
                        Map.of(
                                "channel",
                                web,
                                "method",
                                "SHIP",
                                "cardToken",
                                "tok_visa",
                                "lines",
                                List.of(Map.of("sku", sku, "quantity", pieces)),
                                "delivery",
                                Map.of("service", "SAME_DAY", "country", "FR", "postcode", postcode)),
                        UUID.randomUUID().toString(),
                        Duration.ofSeconds(20)));
        return shop.system().get(Service.ORDER, "/orders/" + order.orderId()).body();
    }
}
