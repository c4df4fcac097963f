package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Persons;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderPlaced;

/** Quotas are honoured by every order and every hold, and count what is reserved and sold under them. */
@QuarkusTest
@InventoryTest
class QuotaIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    Persons persons;

    private final UUID ada = Ids.next();
    private Shop shop;
    private Quotas quotas;
    private String warehouse;
    private String sku;

    @BeforeEach
    void aHundredOnTheShelf() {
        shop = new Shop(environment, sender);
        quotas = new Quotas(shop);
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(warehouse, 100);
    }

    @Test
    void noMoreThanItsPieces() {
        String quota = quotas.newOn(sku, Map.of("pieces", 3));

        ordered(null, 2, "HELD");
        assertThat(shortages(ordered(null, 2, "REFUSED"))).containsExactly("QUOTA_REACHED");
        ordered(null, 1, "HELD");
        ordered(null, 1, "REFUSED");

        assertThat(quotas.counted(quota)).containsExactly(3L, 0L);
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isEqualTo(3);
    }

    @Test
    void noMoreThanACustomersShareAndToNobodyUnknown() {
        quotas.newOn(sku, Map.of("perCustomer", 2));

        ordered(ada, 2, "HELD");
        assertThat(shortages(ordered(ada, 1, "REFUSED"))).containsExactly("CUSTOMER_LIMIT");
        assertThat(shortages(ordered(null, 1, "REFUSED"))).containsExactly("IDENTIFICATION_NEEDED");
        ordered(Ids.next(), 2, "HELD");
    }

    @Test
    void twoCustomersOfOnePersonHaveOneShareUntilTheyPart() {
        quotas.newOn(sku, Map.of("perCustomer", 2));
        UUID bea = Ids.next();
        ordered(ada, 1, "HELD");
        ordered(bea, 1, "HELD");

        known(persons.merge(ada, bea));
        assertThat(shortages(ordered(ada, 1, "REFUSED"))).containsExactly("CUSTOMER_LIMIT");
        assertThat(shortages(ordered(bea, 1, "REFUSED"))).containsExactly("CUSTOMER_LIMIT");

        known(persons.part(ada, bea));
        ordered(ada, 1, "HELD");
        ordered(bea, 1, "HELD");
        ordered(bea, 1, "REFUSED");
    }

    @Test
    void whatBothOfOnePersonOrderAtOnceIsCountedTogether() {
        String quota = quotas.newOn(sku, Map.of("perCustomer", 3));
        UUID bea = Ids.next();
        known(persons.merge(ada, bea));
        List<UUID> orders = Stream.generate(Ids::next).limit(10).toList();

        for (int i = 0; i < orders.size(); i++) {
            shop.place(placed(orders.get(i), i % 2 == 0 ? ada : bea, 1).build());
        }

        List<String> became = orders.stream()
                .map(order -> await().atMost(Duration.ofSeconds(60))
                        .until(
                                () -> String.valueOf(shop.as("agent")
                                        .get("/reservations/" + order)
                                        .<Object>path("status")),
                                List.of("HELD", "REFUSED")::contains))
                .toList();
        assertThat(became).filteredOn("HELD"::equals).hasSize(3);
        assertThat(quotas.counted(quota)).containsExactly(3L, 0L);
    }

    @Test
    void onSaleFromItsBeginningUntilItsEnd() {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(60);
        Instant until = from.plusSeconds(30);
        quotas.newOn(sku, Map.of("from", from.toString(), "until", until.toString()));

        assertThat(shortages(orderedAt(from.minus(1, ChronoUnit.MICROS), "REFUSED")))
                .containsExactly("NOT_ON_SALE");
        orderedAt(from, "HELD");
        orderedAt(until.minus(1, ChronoUnit.MICROS), "HELD");
        assertThat(shortages(orderedAt(until, "REFUSED"))).containsExactly("NOT_ON_SALE");
    }

    @Test
    void whatIsGivenBackCanBeHadAgainAndWhatIsSoldStays() {
        String quota = quotas.newOn(sku, Map.of("pieces", 2, "perCustomer", 2));

        UUID cancelled = ordered(ada, 2, "HELD");
        shop.cancel(cancelled, 2);
        shop.awaitReservation(cancelled, "RELEASED");
        assertThat(quotas.counted(quota)).containsExactly(0L, 0L);

        UUID sold = ordered(ada, 2, "HELD");
        shop.confirm(sold, 2);
        shop.fulfil(sold, 3);
        shop.awaitReservation(sold, "FULFILLED");
        assertThat(quotas.counted(quota)).containsExactly(0L, 2L);
        ordered(ada, 1, "REFUSED");
    }

    @Test
    void theSameOrderToldTwiceCountsOnce() {
        String quota = quotas.newOn(sku, Map.of("pieces", 3));
        UUID order = Ids.next();
        OrderPlaced placed = placed(order, ada, 2).build();

        shop.place(placed);
        shop.place(placed);
        shop.awaitReservation(order, "HELD");
        shop.cancel(order, 2);
        shop.cancel(order, 2);
        shop.awaitReservation(order, "RELEASED");

        assertThat(quotas.counted(quota)).containsExactly(0L, 0L);
        ordered(ada, 3, "HELD");
    }

    @Test
    void onItsChannelsOnlyAndAllThatCoverASkuHold() {
        String app = "app-" + ada.toString().substring(24);
        quotas.newOn(sku, Map.of("pieces", 0, "channels", List.of(app)));
        quotas.newOn(sku, Map.of("pieces", 1));

        UUID onTheApp = Ids.next();
        shop.place(placed(onTheApp, ada, 1).setChannel(app).build());
        shop.awaitReservation(onTheApp, "REFUSED");
        ordered(ada, 2, "REFUSED");
        ordered(ada, 1, "HELD");
    }

    @Test
    void aPlanSaysWhatAnOrderWouldMeet() {
        quotas.newOn(sku, Map.of("pieces", 5, "perCustomer", 2));
        Sourcings sourcings = new Sourcings(shop);

        sourcings
                .plan("web-fr", null, List.of(Sourcings.line(sku, 2, "SHIP", null)))
                .statusCode(200)
                .body("possible", equalTo(true));
        sourcings
                .plan("web-fr", null, List.of(Sourcings.line(sku, 3, "SHIP", null)))
                .statusCode(200)
                .body("possible", equalTo(false), "shortages[0].reason", equalTo("CUSTOMER_LIMIT"));
    }

    @Test
    void aQuotaIsKeptByVersion() {
        String quota = quotas.newOn(sku, Map.of("pieces", 3));
        ordered(null, 2, "HELD");

        quotas.put(quota, sku, Map.of("pieces", 3)).statusCode(200).body("version", equalTo(1));
        quotas.put(quota, sku, Map.of("pieces", 1)).statusCode(200).header("ETag", "\"2\"");
        ordered(null, 1, "REFUSED");
        shop.as("admin")
                .header("If-Match", "\"1\"")
                .delete("/quotas/" + quota)
                .then()
                .statusCode(412);
        shop.as("agent").delete("/quotas/" + quota).then().statusCode(403);
        shop.as("agent").get("/quotas?limit=200").then().statusCode(200).body("items.quotaId", hasItem(quota));
        shop.as("admin").delete("/quotas/" + quota).then().statusCode(204);
        shop.as("admin").delete("/quotas/" + quota).then().statusCode(404);
        shop.as("agent").get("/quotas/" + quota).then().statusCode(404);
        ordered(null, 1, "HELD");
    }

    @Test
    void badInputIsRefused() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("pieces", -1),
                Map.of("perCustomer", 0),
                Map.of("skus", List.of()),
                Map.of("skus", List.of(sku, sku)),
                Map.of("skus", Collections.nCopies(101, sku)),
                Map.of("channels", List.of("No Channel")),
                Map.of("from", "2026-01-02T00:00:00Z", "until", "2026-01-02T00:00:00Z"),
                Map.of("until", "+1000000-01-01T00:00:00Z"),
                Map.of("name", " "),
                Map.of("name", "a\u0000b"),
                Map.of("colour", "red"))) {
            quotas.put("bad", sku, bad).statusCode(400);
        }
        quotas.put("NO_ID", sku, Map.of()).statusCode(400);
        quotas.put("bad", "NO-SUCH-SKU", Map.of()).statusCode(422).body("violations[0].pointer", equalTo("/skus/0"));
        shop.as("agent").get("/quotas/bad").then().statusCode(404);
        shop.as("agent").get("/quotas?cursor=AA").then().statusCode(400);
        shop.as("agent").get("/quotas?limit=0").then().statusCode(400);
    }

    private UUID ordered(UUID customer, long pieces, String status) {
        UUID order = Ids.next();
        shop.place(placed(order, customer, pieces).build());
        shop.awaitReservation(order, status);
        return order;
    }

    private UUID orderedAt(Instant at, String status) {
        UUID order = Ids.next();
        shop.place(placed(order, null, 1).setPlacedAt(at).build());
        shop.awaitReservation(order, status);
        return order;
    }

    private OrderPlaced.Builder placed(UUID order, UUID customer, long pieces) {
        return shop.order(order, Shop.line(sku, pieces, "SHIP", null)).setCustomerId(customer);
    }

    private List<String> shortages(UUID order) {
        return shop.as("agent")
                .get("/reservations/" + order)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("shortages.reason");
    }

    /** Waits until the service has heard it. */
    private void known(String causalToken) {
        assertThat(shop.as("agent")
                        .header("Causal-Token", causalToken)
                        .get("/quotas/none")
                        .header("Causal-Status"))
                .isEqualTo("satisfied");
    }
}
