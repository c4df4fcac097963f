package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.unisson.inventory.Dock.forecast;
import static org.unisson.inventory.Dock.receipt;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;
import static org.unisson.inventory.Lorry.shipment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** By when a place has more of a SKU: the next of what is on its way, as long as its day is not over. */
@QuarkusTest
@InventoryTest
class ExpectedArrivalIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final LocalDate today = LocalDate.now(PARIS);
    private Shop shop;
    private Dock dock;
    private String warehouse;
    private String store;
    private String sku;

    @BeforeEach
    void tenPiecesInTheWarehouse() {
        shop = new Shop(environment, sender);
        dock = new Dock(environment);
        warehouse = shop.newWarehouse();
        store = shop.newStore("SELL", "RECEIVE");
        sku = shop.newSkuAt(warehouse, 10);
    }

    @Test
    void isTheEarliestOfTransfersAndAnnouncements() {
        String late = dock.announced(store, sku, 5, today.plusDays(9));
        assertThat(incomingFrom()).isEqualTo(today.plusDays(9).toString());

        String lorry = sent(today.plusDays(4));
        assertThat(incomingFrom()).isEqualTo(today.plusDays(4).toString());
        assertThat(shop.stock(store, sku).getLong("incoming")).isEqualTo(7);

        dock.change(late, 1L, forecast(today.plusDays(2), goods(sku, 5))).statusCode(200);
        assertThat(incomingFrom()).isEqualTo(today.plusDays(2).toString());

        dock.receive(late, receipt("GR-1", false, arrived(sku, 5, 0))).statusCode(200);
        assertThat(incomingFrom()).isEqualTo(today.plusDays(4).toString());

        new Lorry(environment)
                .receive(lorry, Lorry.receipt(true, arrived(sku, 2, 0)))
                .statusCode(200);
        assertThat(incomingFrom()).isNull();
    }

    @Test
    void saysNothingWhereTheDayIsOverOrNotKnown() {
        dock.announced(store, sku, 1, null);
        dock.announced(store, sku, 2, LocalDate.now(PARIS).minusDays(1));
        assertThat(incomingFrom()).isNull();
        assertThat(shop.stock(store, sku).getLong("incoming")).isEqualTo(3);

        dock.announced(store, sku, 4, today.plusDays(1));
        assertThat(incomingFrom()).isEqualTo(today.plusDays(1).toString());
    }

    @Test
    void todayIsNotOver() {
        // At midnight in Paris the test's today becomes yesterday: then it is asked again.
        LocalDate asked;
        String answer;
        do {
            asked = LocalDate.now(PARIS);
            String shipment = dock.announced(store, sku, 1, asked);
            answer = incomingFrom();
            dock.cancel(shipment).statusCode(200);
        } while (!LocalDate.now(PARIS).equals(asked));

        assertThat(answer).isEqualTo(asked.toString());
        assertThat(incomingFrom()).isNull();
    }

    @Test
    void isTheDayOfTheLocation() {
        // Half an hour after midnight in Paris it is the day before by UTC.
        LocalDate day = today.plusDays(3);
        sent(day.atTime(LocalTime.of(0, 30)).atZone(PARIS).toInstant());

        assertThat(incomingFrom()).isEqualTo(day.toString());
    }

    @Test
    void isShownWhereLevelsAndAvailabilityAreAnswered() {
        dock.announced(store, sku, 5, today.plusDays(3));
        String day = today.plusDays(3).toString();

        dock.get("/stock?sku=" + sku)
                .body("items.find { it.location == '" + store + "' }.incomingFrom", equalTo(day))
                .body("items.find { it.location == '" + warehouse + "' }.containsKey('incomingFrom')", equalTo(false));
        dock.get("/availability?channel=web-fr&sku=" + sku)
                .body("skus[0].locations.incomingFrom", hasItem(day))
                .body("skus[0].locations.find { it.location == '" + store + "' }.incoming", equalTo(5))
                .body(
                        "skus[0].locations.find { it.location == '" + warehouse + "' }.containsKey('incomingFrom')",
                        equalTo(false));
    }

    private String incomingFrom() {
        JsonPath level = shop.stock(store, sku);
        return level.getString("incomingFrom");
    }

    private String sent(LocalDate day) {
        return sent(day.atTime(LocalTime.NOON).atZone(PARIS).toInstant());
    }

    private String sent(Instant expectedAt) {
        Map<String, Object> shipment = shipment(warehouse, store, goods(sku, 2));
        shipment.put("expectedAt", expectedAt.toString());
        return new Lorry(environment).ship(shipment).statusCode(201).extract().path("transferId");
    }
}
