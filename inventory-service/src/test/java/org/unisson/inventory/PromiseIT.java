package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockReserved;
import org.unisson.inventory.events.StockResourced;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.ConsignedLine;
import org.unisson.order.events.OrderLine;
import org.unisson.schemas.Topics;

/** What is set aside is promised by the calendar of its location. The 23rd of November 2026 is a Monday. */
@QuarkusTest
@InventoryTest
class PromiseIT {

    private static final Instant AT_NIGHT = Instant.parse("2026-11-23T02:00:00Z");

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private final UUID order = Ids.next();
    private Shop shop;
    private Sourcings sourcings;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        sourcings = new Sourcings(shop);
    }

    @Test
    void orderedAtNightToACollectionPointTheLeadCountsFromItsOpening() {
        String store = shop.newStore("PICKUP");
        String sku = shop.newSkuAt(store, 5);
        sourcings.change(store, Map.of("calendar", daily("10:00", "19:00", "16:00")));

        place(AT_NIGHT, Shop.line(sku, 1, "PICKUP", store));

        assertThat(promises()).containsExactly("2026-11-23T11:00:00Z");
        assertThat(reserved().getLines())
                .extracting(org.unisson.inventory.events.ReservedLine::getPromisedBy)
                .containsExactly(Instant.parse("2026-11-23T11:00:00Z"));
    }

    @Test
    void whatIsShippedIsThereAfterItsDaysOnTheWay() {
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 5);
        sourcings.change(warehouse, Map.of("calendar", daily("06:00", "22:00", "16:00")));

        place(Instant.parse("2026-11-27T15:00:00Z"), Shop.line(sku, 1, "SHIP", null));

        assertThat(promises()).containsExactly("2026-12-01T22:59:59Z");
    }

    @Test
    void anEditIsInForceForTheNextOrder() {
        String store = shop.newStore("PICKUP");
        String sku = shop.newSkuAt(store, 5);
        sourcings.change(store, Map.of("calendar", daily("10:00", "19:00", "16:00")));
        place(AT_NIGHT, Shop.line(sku, 1, "PICKUP", store));
        assertThat(promises()).containsExactly("2026-11-23T11:00:00Z");

        sourcings.change(store, Map.of("calendar", daily("08:00", "19:00", "16:00")));
        sourcings.change(store, Map.of("timeZone", "Europe/Lisbon"));
        UUID next = Ids.next();
        shop.place(shop.order(next, Shop.line(sku, 1, "PICKUP", store))
                .setPlacedAt(AT_NIGHT)
                .build());
        shop.awaitReservation(next, "HELD");

        assertThat(promises(next)).containsExactly("2026-11-23T10:00:00Z");
        assertThat(promises()).containsExactly("2026-11-23T11:00:00Z");
    }

    @Test
    void withoutACalendarAndWhereItSaysNothingNothingIsPromised() {
        String store = shop.newStore("PICKUP", "SELL");
        String sku = shop.newSkuAt(store, 5);
        place(AT_NIGHT, Shop.line(sku, 1, "PICKUP", store));
        assertThat(promises()).containsOnlyNulls();
        assertThat(reserved().getLines().getFirst().getPromisedBy()).isNull();

        sourcings.change(store, Map.of("calendar", Map.of("hours", Map.of(), "pickupLeadMinutes", 5)));
        UUID next = Ids.next();
        shop.place(shop.order(next, Shop.line(sku, 1, "PICKUP", store), Shop.line(sku, 1, "CARRY_OUT", store))
                .build());
        shop.awaitReservation(next, "HELD");

        assertThat(promises(next)).hasSize(2).containsOnlyNulls();
    }

    @Test
    void whatIsSentToTheStoreIsMadeReadyThereOnceItHasArrived() {
        String store = shop.newStore("PICKUP");
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 5);
        sourcings.change(store, Map.of("calendar", daily("10:00", "19:00", "16:00")));
        sourcings.change(warehouse, Map.of("calendar", daily("06:00", "22:00", "16:00")));
        String channel = sourcings.newChannelBy(Map.of("rules", List.of("ONE_PARCEL"), "shipToStore", true));

        shop.place(shop.order(order, Shop.line(sku, 1, "PICKUP", store))
                .setChannel(channel)
                .setPlacedAt(AT_NIGHT)
                .build());
        shop.awaitReservation(order, "HELD");

        // Sent on Monday, there on Wednesday evening, ready on Thursday two hours after opening.
        assertThat(promises()).containsExactly("2026-11-26T11:00:00Z");
    }

    @Test
    void aDryRunPromisesAsOfNow() {
        String store = shop.newStore("PICKUP");
        String sku = shop.newSkuAt(store, 5);
        sourcings.change(store, Map.of("calendar", daily("00:00", "24:00", "24:00")));
        Instant before = Instant.now();

        String promised = sourcings
                .plan("web-fr", null, List.of(Sourcings.line(sku, 1, "PICKUP", store)))
                .statusCode(200)
                .extract()
                .path("lines[0].promisedBy");

        assertThat(Instant.parse(promised))
                .isBetween(
                        before.minusSeconds(1).plus(Duration.ofHours(2)),
                        Instant.now().plus(Duration.ofHours(2)));
    }

    @Test
    void whatIsFoundElsewhereIsPromisedByTheCalendarThere() {
        String here = shop.newWarehouse();
        String sku = shop.newSkuAt(here, 3);
        OrderLine line = Shop.line(sku, 3, "SHIP", null);
        place(AT_NIGHT, line);
        shop.confirm(order, 2);
        String there = shop.newWarehouse();
        Map<String, Object> calendar = new HashMap<>(daily("00:00", "24:00", "24:00"));
        sourcings.change(there, Map.of("calendar", calendar));
        shop.move(sku, there, 2, "RECEIPT").statusCode(200);
        Instant before = Instant.now();

        tellOfMissing(here, line, 2);

        await().atMost(Duration.ofSeconds(90)).until(() -> promises().size() == 2);
        StockResourced told = new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 2).stream()
                        .map(Published.Told::state)
                        .filter(StockResourced.class::isInstance)
                        .map(StockResourced.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(told.getReplacements()).singleElement().satisfies(found -> {
            assertThat(found.getPromisedBy()).isAfter(before.plus(Duration.ofDays(1)));
            assertThat(promises())
                    .containsExactlyInAnyOrder(null, found.getPromisedBy().toString());
        });
    }

    private void tellOfMissing(String here, OrderLine line, long notFound) {
        ConsignedLine.Builder pieces =
                Consigned.pieces(line, line.getQuantity()).setNotFound(notFound);
        new Consigned(sender).tell(2, Consigned.parcel(Ids.next(), order, here, "PICKED", pieces));
    }

    /** Open each day, with two hours of lead and two days on the way. */
    private static Map<String, Object> daily(String from, String to, String cutOff) {
        return Map.of(
                "hours",
                Arrays.stream(DayOfWeek.values())
                        .collect(Collectors.toMap(DayOfWeek::name, day -> List.of(CalendarIT.hours(from, to)))),
                "cutOff",
                cutOff,
                "transitDays",
                2,
                "pickupLeadMinutes",
                120);
    }

    private void place(Instant at, OrderLine line) {
        shop.place(shop.order(order, line).setPlacedAt(at).build());
        shop.awaitReservation(order, "HELD");
    }

    private StockReserved reserved() {
        return (StockReserved) new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 1)
                .getFirst()
                .state();
    }

    private List<String> promises() {
        return promises(order);
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
}
