package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** Ordered at any hour to a collection point: its opening hours and its cut-off give the promise, which the order keeps. */
@ExtendWith(RunningRetailer.class)
class R5_TheCutOffGivesThePromise {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration LEAD = Duration.ofMinutes(90);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Consignments consignments;

    R5_TheCutOffGivesThePromise(Shop shop) {
        this.shop = shop;
        this.consignments = new Consignments(shop);
    }

    @Test
    void alwaysOpenItIsTheLead() {
        String point = collectionPoint("24:00", List.of());

        JsonNode order = ordered(point);

        Instant promise = promised(order, point);
        assertThat(promise).isEqualTo(placedAt(order).plus(LEAD));
    }

    @Test
    void afterTheCutOffItStartsOnTheNextDay() {
        // At midnight the cut-off of every day has passed.
        String point = collectionPoint("00:00", List.of());

        JsonNode order = ordered(point);

        LocalDate day = LocalDate.ofInstant(placedAt(order), PARIS);
        assertThat(promised(order, point))
                .isEqualTo(day.plusDays(1).atStartOfDay(PARIS).plus(LEAD).toInstant());
    }

    @Test
    void closedTodayAndTomorrowItStartsOnTheDayAfter() {
        LocalDate today = LocalDate.now(PARIS);
        String point = collectionPoint(
                "15:00", List.of(today.toString(), today.plusDays(1).toString()));

        JsonNode order = ordered(point);

        assertThat(promised(order, point))
                .isEqualTo(today.plusDays(2).atStartOfDay(PARIS).plus(LEAD).toInstant());
    }

    @Test
    void itStandsOnTheOrderBeforeItIsPaid() {
        // Given a payment that takes its time
        String point = collectionPoint("24:00", List.of());
        Requests.NewOrder wanted = wanted(point, "tok_timeout");

        // When the goods are set aside
        String orderId = shop.system()
                .post(Service.ORDER, "/orders", wanted)
                .as(Order.class)
                .orderId();

        // Then the order shows what is promised, and is not paid
        JsonNode order = await("allocation")
                .atMost(SOON)
                .until(() -> order(orderId), seen -> seen.path("allocations").size() == 1);
        assertThat(order.path("status").asText()).isEqualTo("PENDING");
        assertThat(promise(order)).isEqualTo(placedAt(order).plus(LEAD));
    }

    /** The promise that stands on the order, which is its consignment's. */
    private Instant promised(JsonNode order, String point) {
        Instant promise = promise(order);
        JsonNode consignment = consignments.at(order.path("orderId").asText(), point);
        assertThat(Instant.parse(consignment.path("promisedBy").asText())).isEqualTo(promise);
        return promise;
    }

    private static Instant promise(JsonNode order) {
        assertThat(order.path("allocations")).hasSize(1);
        return Instant.parse(
                order.path("allocations").path(0).path("promisedBy").asText());
    }

    private static Instant placedAt(JsonNode order) {
        return Instant.parse(order.path("placedAt").asText());
    }

    private JsonNode ordered(String point) {
        Requests.NewOrder wanted = wanted(point, "tok_visa");
        Order order = shop.order(
                wanted.customerId(), wanted.channel(), wanted.location(), wanted.cardToken(), wanted.lines());
        assertThat(order.status()).isEqualTo("CONFIRMED");
        return order(order.orderId());
    }

    private JsonNode order(String orderId) {
        return shop.system().get(Service.ORDER, "/orders/" + orderId).body();
    }

    /** A piece that lies there, to be collected there. */
    private Requests.NewOrder wanted(String point, String card) {
        String sku = shop.sku(2_000);
        String web = shop.channel("WEB");
        String customer = shop.shopper().customerId();
        shop.receive(point, sku, 1);
        shop.opened();
        return new Requests.NewOrder(
                web, customer, List.of(new Requests.OrderLine(sku, 1, null)), "PICKUP", point, card, null, null);
    }

    /** Open at all hours but on some days. */
    private String collectionPoint(String cutOff, List<String> closedOn) {
        String gln = shop.store();
        Map<String, Object> location = new HashMap<>();
        shop.system()
                .get(Service.INVENTORY, "/locations/" + gln)
                .body()
                .properties()
                .forEach(field -> location.put(field.getKey(), field.getValue()));
        location.put("kind", "COLLECTION_POINT");
        location.put(
                "calendar",
                Map.of(
                        "hours",
                        Arrays.stream(DayOfWeek.values())
                                .collect(Collectors.toMap(
                                        DayOfWeek::name, day -> List.of(Map.of("from", "00:00", "to", "24:00")))),
                        "closedOn",
                        closedOn,
                        "cutOff",
                        cutOff,
                        "pickupLeadMinutes",
                        LEAD.toMinutes()));
        shop.system().put(Service.INVENTORY, "/locations/" + gln, location);
        return gln;
    }
}
