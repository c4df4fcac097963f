package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockReservationRefused;
import org.unisson.inventory.events.StockResourced;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.RequestedDelivery;
import org.unisson.schemas.Topics;

/** Promised for the same day is only what stock, cut-off, zone and capacity allow. */
@QuarkusTest
@InventoryTest
class SameDayIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration SOON = Duration.ofSeconds(90);

    /** No day ends while a test runs: tomorrow's orders are placed by a clock that is ahead. */
    private static final LocalDate DAY = LocalDate.now(PARIS).plusDays(1);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private final String area = Sourcings.newName("z").replace("-", "").substring(0, 12);
    private Shop shop;
    private Sourcings sourcings;
    private String warehouse;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        sourcings = new Sourcings(shop);
        warehouse = warehouse();
    }

    @Test
    void beforeTheCutOffItIsPromisedForTheEveningAndAtItRefused() {
        String sku = shop.newSkuAt(warehouse, 5);
        zone(Map.of("cutOff", "14:00"));
        UUID intime = Ids.next();
        UUID late = Ids.next();

        shop.place(order(intime, at(14, 0).minus(1, ChronoUnit.MICROS), Shop.line(sku, 1, "SHIP", null)));
        shop.place(order(late, at(14, 0), Shop.line(sku, 1, "SHIP", null)));

        shop.awaitReservation(intime, "HELD");
        shop.awaitReservation(late, "REFUSED");
        assertThat(promises(intime)).containsExactly(at(21, 0).toString());
        assertThat(refusal(late)).containsExactly("CUT_OFF_PASSED");
    }

    @Test
    void whatOnlyOthersHaveIsNotSilentlyDeliveredLater() {
        String sku = shop.newSkuAt(shop.newWarehouse(), 5);
        shop.stocked(sku, warehouse, 1);
        zone(Map.of());
        UUID order = Ids.next();

        shop.place(order(order, at(9, 0), Shop.line(sku, 2, "SHIP", null)));

        shop.awaitReservation(order, "REFUSED");
        assertThat(refusal(order)).containsExactly("OUT_OF_STOCK");
    }

    @Test
    void withoutAZoneAndOnADayThatIsClosedItIsRefused() {
        String sku = shop.newSkuAt(warehouse, 5);
        UUID nowhere = Ids.next();
        shop.place(order(nowhere, at(9, 0), Shop.line(sku, 1, "SHIP", null)));
        shop.awaitReservation(nowhere, "REFUSED");
        assertThat(refusal(nowhere)).containsExactly("NO_ZONE");

        zone(Map.of());
        sourcings.change(warehouse, Map.of("calendar", calendar(DAY)));
        UUID closed = Ids.next();
        shop.place(order(closed, at(9, 0), Shop.line(sku, 1, "SHIP", null)));
        shop.awaitReservation(closed, "REFUSED");
        assertThat(refusal(closed)).containsExactly("CLOSED");
    }

    @Test
    void theDaysPlacesAreTakenOnceAndGivenBack() {
        String sku = shop.newSkuAt(warehouse, 50);
        zone(Map.of("dailyCapacity", 3));
        List<UUID> orders = Stream.generate(Ids::next).limit(8).toList();

        orders.forEach(one -> shop.place(order(one, at(9, 0), Shop.line(sku, 1, "SHIP", null))));

        await().atMost(SOON).until(() -> orders.stream()
                .noneMatch(one -> shop.reservationStatus(one).equals("NONE")));
        List<UUID> held = orders.stream()
                .filter(one -> shop.reservationStatus(one).equals("HELD"))
                .toList();
        assertThat(held).hasSize(3);
        UUID refused =
                orders.stream().filter(one -> !held.contains(one)).findFirst().orElseThrow();
        assertThat(refusal(refused)).containsExactly("CAPACITY");

        shop.cancel(held.getFirst(), 2);
        shop.awaitReservation(held.getFirst(), "RELEASED");
        UUID next = Ids.next();
        shop.place(order(next, at(9, 0), Shop.line(sku, 1, "SHIP", null)));
        shop.awaitReservation(next, "HELD");
        UUID tomorrow = Ids.next();
        shop.place(order(tomorrow, at(9, 0).plus(Duration.ofDays(1)), Shop.line(sku, 1, "SHIP", null)));
        shop.awaitReservation(tomorrow, "HELD");
    }

    @Test
    void toldTwiceItTakesOnePlace() {
        String sku = shop.newSkuAt(warehouse, 50);
        zone(Map.of("dailyCapacity", 2));
        UUID first = Ids.next();
        OrderPlaced placed = order(first, at(9, 0), Shop.line(sku, 1, "SHIP", null));
        shop.place(placed);
        shop.place(placed);
        UUID second = Ids.next();
        shop.place(order(second, at(9, 0), Shop.line(sku, 1, "SHIP", null)));

        shop.awaitReservation(first, "HELD");
        shop.awaitReservation(second, "HELD");
    }

    @Test
    void whatIsCollectedOfTheOrderIsLeftAlone() {
        String store = shop.newStore("PICKUP");
        String sku = shop.newSkuAt(store, 1);
        shop.stocked(sku, warehouse, 1);
        zone(Map.of());
        UUID order = Ids.next();

        shop.place(order(order, at(9, 0), Shop.line(sku, 1, "SHIP", null), Shop.line(sku, 1, "PICKUP", store)));

        shop.awaitReservation(order, "HELD");
        assertThat(promises(order)).containsExactlyInAnyOrder(at(21, 0).toString(), null);
    }

    @Test
    void whatWasNotFoundComesFromWhereItIsInTimeFirst() {
        String near = warehouse();
        String far = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 3);
        zone(Map.of("locations", List.of(warehouse, near)));
        UUID order = Ids.next();
        OrderLine line = Shop.line(sku, 3, "SHIP", null);
        shop.place(order(order, at(9, 0), line));
        shop.awaitReservation(order, "HELD");
        shop.confirm(order, 2);
        shop.stocked(sku, near, 1);
        shop.stocked(sku, far, 9);

        tellOfMissing(order, line, 3);

        StockResourced found = await().atMost(SOON).until(() -> resourced(order), told -> told != null);
        assertThat(found.getReplacements())
                .extracting(one -> one.getLocation() + " " + one.getQuantity() + " " + one.getPromisedBy())
                .containsExactlyInAnyOrder(near + " 1 " + at(21, 0), far + " 2 " + at(21, 0));
        assertThat(found.getUnavailable()).isEmpty();
    }

    @Test
    void theOfferSaysWhatAnOrderWouldGet() {
        String sku = shop.newSkuAt(warehouse, 2);
        shop.stocked(sku, shop.newWarehouse(), 9);
        zone(Map.of("cutOff", "24:00", "promisedBy", "24:00"));
        String today = LocalDate.now(PARIS).toString();

        options(sku, 1, area)
                .statusCode(200)
                .body("options.service", contains("STANDARD", "SAME_DAY"))
                .body("options.offered", contains(true, true))
                .body("options[1].from", contains(warehouse))
                .body("options[1].parcels", equalTo(1));
        options(sku, 3, area)
                .body("options.offered", contains(true, false))
                .body("options[1].reasons", contains("OUT_OF_STOCK"))
                .body("options[1].outOfStock", contains(sku));
        options(sku, 1, "9" + area.substring(1)).body("options[1].reasons", contains("NO_ZONE"));
        zone(Map.of("cutOff", "00:00"));
        options(sku, 1, area).body("options[1].reasons", contains("CUT_OFF_PASSED"));
        sourcings.change(warehouse, Map.of("calendar", calendar(LocalDate.parse(today), DAY)));
        options(sku, 1, area).body("options[1].reasons", contains("CLOSED"));
        options("NO-SUCH-SKU", 1, area).statusCode(422);
    }

    @Test
    void aZoneIsKeptAsItWasWrittenAndTakenAway() {
        String id = zone(Map.of("cutOff", "14:00", "dailyCapacity", 5));

        shop.as("merchandiser")
                .get("/delivery-zones/" + id)
                .then()
                .statusCode(200)
                .body("postcodes", contains(area.toUpperCase()))
                .body("cutOff", equalTo("14:00"))
                .body("promisedBy", equalTo("21:00"))
                .body("dailyCapacity", equalTo(5))
                .body("version", equalTo(1));
        shop.as("merchandiser")
                .header("If-Match", "\"7\"")
                .delete("/delivery-zones/" + id)
                .then()
                .statusCode(412);
        shop.as("associate").delete("/delivery-zones/" + id).then().statusCode(403);
        shop.as("merchandiser").delete("/delivery-zones/" + id).then().statusCode(204);
        shop.as("merchandiser").get("/delivery-zones/" + id).then().statusCode(404);
        shop.as("merchandiser").delete("/delivery-zones/" + id).then().statusCode(404);
        put(id, Map.of("timeZone", "Mars/Base")).statusCode(400).body("violations[0].pointer", equalTo("/timeZone"));
        put(id, Map.of("promisedBy", "25:00")).statusCode(400);
        put(id, Map.of("postcodes", List.of("<7>"))).statusCode(400);
        put(id, Map.of("dailyCapacity", 0)).statusCode(400);
        put(id, Map.of("locations", List.of("2900000000001")))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/locations/0"));
    }

    private ValidatableResponse options(String sku, long quantity, String postcode) {
        return shop.as("franchisee")
                .body(Map.of(
                        "channel",
                        "web-fr",
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", quantity)),
                        "destination",
                        Map.of("country", "FR", "postcode", postcode)))
                .post("/delivery-options")
                .then();
    }

    private String zone(Map<String, Object> terms) {
        put(area, terms).statusCode(200);
        return area;
    }

    private ValidatableResponse put(String id, Map<String, Object> terms) {
        Map<String, Object> zone = new HashMap<>(Map.of(
                "name", "Paris",
                "country", "FR",
                "postcodes", List.of(area),
                "locations", List.of(warehouse),
                "timeZone", "Europe/Paris",
                "promisedBy", "21:00"));
        zone.putAll(terms);
        return shop.as("merchandiser").body(zone).put("/delivery-zones/" + id).then();
    }

    /** Open at all hours of every day. */
    private String warehouse() {
        String gln = shop.newWarehouse();
        sourcings.change(gln, Map.of("calendar", calendar()));
        return gln;
    }

    private static Map<String, Object> calendar(LocalDate... closedOn) {
        return Map.of(
                "hours",
                Arrays.stream(DayOfWeek.values())
                        .collect(Collectors.toMap(DayOfWeek::name, day -> List.of(CalendarIT.hours("00:00", "24:00")))),
                "closedOn",
                Arrays.stream(closedOn).map(LocalDate::toString).toList());
    }

    private OrderPlaced order(UUID id, Instant at, OrderLine... lines) {
        return shop.order(id, lines)
                .setPlacedAt(at)
                .setDelivery(new RequestedDelivery("SAME_DAY", "FR", area))
                .build();
    }

    private static Instant at(int hour, int minute) {
        return DAY.atTime(hour, minute).atZone(PARIS).toInstant();
    }

    private List<String> refusal(UUID order) {
        return new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 1).stream()
                        .map(Published.Told::state)
                        .filter(StockReservationRefused.class::isInstance)
                        .flatMap(state -> ((StockReservationRefused) state).getShortages().stream())
                        .map(org.unisson.inventory.events.Shortage::getReason)
                        .toList();
    }

    private StockResourced resourced(UUID order) {
        return new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 2).stream()
                        .map(Published.Told::state)
                        .filter(StockResourced.class::isInstance)
                        .map(StockResourced.class::cast)
                        .findFirst()
                        .orElse(null);
    }

    private List<String> promises(UUID of) {
        return shop.as("agent")
                .get("/reservations/" + of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("lines.promisedBy");
    }

    private void tellOfMissing(UUID order, OrderLine line, long notFound) {
        ConsignedLine.Builder pieces =
                Consigned.pieces(line, line.getQuantity()).setNotFound(notFound);
        new Consigned(sender).tell(2, Consigned.parcel(Ids.next(), order, warehouse, "CLOSED", pieces));
    }
}
