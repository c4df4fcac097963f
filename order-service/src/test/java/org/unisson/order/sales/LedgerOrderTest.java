package org.unisson.order.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** R39 and R8: an order is revenue where its goods were handed over, and comes back where it came back. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LedgerOrderTest {

    private static final long PIECES = 3;
    private static final int PRICE = 3_33;

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String service;
    private String lille;
    private String lyon;
    private String web;
    private Ledgers ledger;

    @BeforeEach
    void twoStoresAndAChannel() {
        service = environment.token("service");
        lille = others.store();
        lyon = others.store();
        web = shop.web();
        ledger = Ledgers.ofNow(service);
    }

    @Test
    void revenueComesWithTheGoodsAtTheLocationsThatSentThem() {
        UUID order = confirmed(null);
        assertThat(ledger.of("channel", web, "deferred")).isEqualTo(PIECES * PRICE);
        assertThat(ledger.of("channel", web, "revenue")).isZero();

        handOver(order).then().statusCode(200);
        handOver(order).then().statusCode(200);

        assertThat(ledger.of("channel", web, "deferred")).isZero();
        assertThat(ledger.of("channel", web, "revenue")).isEqualTo(PIECES * PRICE);
        assertThat(ledger.of("location", lille, "revenue")).isEqualTo(2 * PRICE);
        assertThat(ledger.of("location", lyon, "revenue")).isEqualTo(PRICE);
        assertThat(ledger.of("location", lyon, "pieces")).isEqualTo(1);
    }

    @Test
    void whatComesBackCountsAgainstTheSaleAtThePlaceOfReturn() {
        UUID customer = Ids.next();
        String attached = others.store();
        others.attached(customer, 1, attached);
        UUID order = confirmed(customer);
        handOver(order).then().statusCode(200);
        others.attached(customer, 2, lyon);
        String till = others.channel("EUR");
        String elsewhere = others.store();

        giveBack(order, till, elsewhere, PIECES, "R-1").then().statusCode(201);
        giveBack(order, till, elsewhere, PIECES, "R-1").then().statusCode(200);

        assertThat(ledger.of("location", elsewhere, "returned")).isEqualTo(PIECES * PRICE);
        assertThat(ledger.of("channel", till, "returned")).isZero();
        assertThat(ledger.of("channel", web, "returned")).isEqualTo(PIECES * PRICE);
        assertThat(ledger.of("channel", web, "net")).isZero();
        assertThat(ledger.of("attached-store", attached, "net")).isZero();
        assertThat(ledger.of("attached-store", attached, "piecesReturned")).isEqualTo(PIECES);
        assertThat(ledger.of("attached-store", lyon, "returned")).isZero();
    }

    @Test
    void twoWhoTakeTheLastPiecesBackAtOnceBookOneReturn() throws Exception {
        UUID order = confirmed(null);
        handOver(order).then().statusCode(200);
        String till = others.channel("EUR");
        Callable<Integer> counter =
                () -> giveBack(order, till, lille, PIECES, null).statusCode();

        List<Integer> answers;
        try (ExecutorService counters = Executors.newFixedThreadPool(3)) {
            answers = counters.invokeAll(List.of(counter, counter, counter)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409);
        assertThat(ledger.of("channel", web, "returned")).isEqualTo(PIECES * PRICE);
        assertThat(ledger.of("channel", web, "net")).isZero();
    }

    @Test
    void anOrderThatIsSetAsideNowhereIsEarnedWhereItWasAskedFor() {
        UUID order = placed(null, Map.of("method", "PICKUP", "location", lyon));
        shop.reserved(order, 1);
        shop.until(service, order, "CONFIRMED");

        handOver(order).then().statusCode(200);

        assertThat(ledger.of("location", lyon, "revenue")).isEqualTo(PIECES * PRICE);
    }

    /** Three pieces of which Lille sends two and Lyon one. */
    private UUID confirmed(UUID customer) {
        UUID order = placed(customer, Map.of("method", "SHIP"));
        UUID line = UUID.fromString(shop.order(service, order).getString("lines[0].lineId"));
        shop.reserved(
                order,
                1,
                List.of(
                        new ReservedLine(line, "SKU", lille, 2L, null, null),
                        new ReservedLine(line, "SKU", lyon, 1L, null, null)));
        shop.until(service, order, "CONFIRMED");
        return order;
    }

    private UUID placed(UUID customer, Map<String, Object> fulfilment) {
        Map<String, Object> body = Stream.of(
                        fulfilment,
                        customer == null ? Map.<String, Object>of() : Map.<String, Object>of("customerId", customer),
                        Map.<String, Object>of(
                                "channel",
                                web,
                                "cardToken",
                                "tok_visa",
                                "lines",
                                List.of(Map.of("sku", shop.sku(PRICE), "quantity", PIECES))))
                .flatMap(part -> part.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return shop.command(service)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
    }

    private Response handOver(UUID order) {
        return shop.command(service).body(Map.of()).post("/orders/" + order + "/fulfilment");
    }

    private Response giveBack(UUID order, String channel, String location, long pieces, String reference) {
        JsonPath sold = shop.order(service, order);
        Map<String, Object> line =
                Map.of("lineId", sold.getString("lines[0].lineId"), "quantity", pieces, "condition", "SELLABLE");
        Map<String, Object> body =
                new HashMap<>(Map.of("channel", channel, "location", location, "lines", List.of(line)));
        if (reference != null) {
            body.put("reference", reference);
        }
        return shop.command(service).body(body).post("/purchases/" + sold.getString("purchaseId") + "/returns");
    }
}
