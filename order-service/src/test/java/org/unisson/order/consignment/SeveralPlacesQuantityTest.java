package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.inventory.events.UnavailableLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** More or fewer pieces of a line that lies in several places: refunded or charged once, whatever crosses it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class SeveralPlacesQuantityTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String customer;
    private String service;
    private String lyon;
    private String nice;
    private Consigning order;

    @BeforeEach
    void threePiecesInOnePlaceAndTwoInAnother() {
        customer = environment.customerToken(Ids.next());
        service = environment.token("service");
        lyon = others.store();
        nice = others.store();
        order = new Consigning(shop, customer, service, "SHIP", null, Map.of(lyon, 3L, nice, 2L));
    }

    @Test
    void fewerComeFromWhereNobodyHasPickedAndAreRefundedOnce() {
        order.done(order.at(nice), "pick", Map.of());
        String etag = etag();

        wanted(customer, 3, etag)
                .then()
                .statusCode(200)
                .body("givenBack.location", equalTo(List.of(lyon)))
                .body("givenBack.quantity", equalTo(List.of(2)))
                .body("version", equalTo(version(etag) + 1));
        // The same again, from who has not seen that it was done, and under another key.
        wanted(customer, 3, etag).then().statusCode(200).body("givenBack", empty());
        wanted(customer, 2, etag).then().statusCode(412);

        assertThat(open()).isEqualTo(Map.of(lyon, 1, nice, 2));
        order.awaitRefunded(environment.token("admin"), 20_00);
        assertThat(versions("what")).containsExactly("PLACED", "LINE_CANCELLED");
        assertThat(versions("quantity")).containsExactly(null, 2);
    }

    @Test
    void whatIsPickedIsForThoseWhoServeToGiveBack() {
        order.done(order.at(lyon), "pick", Map.of());

        wanted(customer, 1, etag())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-late-to-cancel"))
                .body("detail", containsString(" 2 pieces"));
        wanted(service, 1, etag())
                .then()
                .statusCode(200)
                .body("givenBack.location", equalTo(List.of(nice, lyon)))
                .body("givenBack.status", equalTo(List.of("ALLOCATED", "PICKED")))
                .body("givenBack.quantity", equalTo(List.of(2, 2)));

        order.awaitRefunded(environment.token("admin"), 40_00);
    }

    @Test
    void ofTwoWhoAskTheSameAtOnceOneGivesBack() throws Exception {
        String etag = etag();

        assertThat(atOnce(() -> wanted(customer, 4, etag), () -> wanted(customer, 4, etag)))
                .containsExactly(200, 200);

        assertThat(open().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
        order.awaitRefunded(environment.token("admin"), 10_00);
    }

    @Test
    void ofOneWhoPicksAndOneWhoGivesBackAtOnceEachPieceIsCountedOnce() throws Exception {
        String etag = etag();
        String small = order.at(nice);

        List<Integer> answers = atOnce(
                () -> wanted(customer, 3, etag),
                () -> shop.command(service).body(Map.of()).post("/consignments/" + small + "/pick"));

        // What is picked first is kept, and the others are given back; or it is given back, and nothing is left to
        // pick.
        assertThat(answers).isIn(List.of(200, 200), List.of(200, 409));
        assertThat(open().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
        order.awaitRefunded(environment.token("admin"), 20_00);
    }

    @Test
    void whatIsBeingLookedForCountsUntilItIsKnownAndIsNotRefundedTwice() {
        String missed = order.at(lyon);
        order.done(missed, "pick", order.missing(3));

        wanted(customer, 5, etag()).then().statusCode(200).body("givenBack", empty());
        wanted(customer, 2, etag()).then().statusCode(409).body("detail", containsString("3 are being looked for"));
        wanted(customer, 4, etag()).then().statusCode(200).body("givenBack.quantity", equalTo(List.of(1)));
        shop.resourced(
                order.order,
                5,
                UUID.fromString(missed),
                lyon,
                List.of(new ReservedLine(UUID.fromString(order.line), order.sku, nice, 1L, null, null)),
                List.of(new UnavailableLine(UUID.fromString(order.line), order.sku, 2L)));

        await().atMost(90, SECONDS).until(() -> order.all().size() == 3);
        wanted(customer, 2, etag()).then().statusCode(200).body("givenBack", empty());
        wanted(customer, 0, etag()).then().statusCode(200).body("status", equalTo("CANCELLED"));
        await().atMost(90, SECONDS).untilAsserted(() -> assertThat(refunded()).isEqualTo(50_00));
    }

    @Test
    void moreIsAnOrderOfItsOwnPlacedOnce() {
        String etag = etag();

        JsonPath more = wanted(customer, 7, etag)
                .then()
                .statusCode(202)
                .body("added.lines[0].quantity", equalTo(2))
                .body("added.total.minor", equalTo(20_00))
                .body("givenBack", empty())
                .extract()
                .jsonPath();
        UUID added = more.getUUID("added.orderId");
        wanted(customer, 7, etag).then().statusCode(200).body("added", nullValue());
        wanted(customer, 8, etag).then().statusCode(412);

        JsonPath first = shop.order(customer, order.order);
        assertThat(first.getList("amendedBy", String.class)).containsExactly(added.toString());
        assertThat(versions("what")).containsExactly("PLACED", "ADDITION_ORDERED");
        shop.reserved(
                added,
                1,
                List.of(new ReservedLine(
                        UUID.fromString(more.getString("added.lines[0].lineId")), order.sku, nice, 2L, null, null)));
        shop.until(customer, added, "CONFIRMED");
        // What the other order has is cancelled there.
        wanted(customer, 1, etag()).then().statusCode(409).body("type", equalTo("/problems/in-another-order"));
        wanted(customer, 3, etag()).then().statusCode(200).body("givenBack.quantity", equalTo(List.of(2, 2)));
    }

    @Test
    void whatCannotBeHadOrPaidCountsNotAndMayBeAskedAgain() {
        UUID added = wanted(customer, 6, etag())
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("added.orderId");
        shop.refused(added);
        shop.until(customer, added, "CANCELLED");

        wanted(customer, 6, etag()).then().statusCode(202);
        shop.command(customer)
                .header("If-Match", etag())
                .body(Map.of("quantity", 9))
                .put(path())
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/payment-missing"));
        assertThat(open()).isEqualTo(Map.of(lyon, 3, nice, 2));
    }

    @Test
    void whatIsWrongIsSaid() {
        wanted(customer, -1, etag()).then().statusCode(400);
        shop.command(customer).body(Map.of("quantity", 1)).put(path()).then().statusCode(400);
        wanted(environment.customerToken(Ids.next()), 1, etag()).then().statusCode(403);
        shop.command(customer)
                .header("If-Match", etag())
                .body(Map.of("quantity", 1))
                .put("/orders/" + order.order + "/lines/" + Ids.next() + "/quantity")
                .then()
                .statusCode(404);
        shop.command(customer)
                .header("If-Match", etag())
                .body(Map.of("quantity", 1))
                .put("/orders/" + Ids.next() + "/lines/" + order.line + "/quantity")
                .then()
                .statusCode(404);
    }

    private Response wanted(String by, long quantity, String etag) {
        Map<String, Object> body = new HashMap<>(Map.of("quantity", quantity, "cardToken", "tok_visa"));
        return shop.command(by).header("If-Match", etag).body(body).put(path());
    }

    private String path() {
        return "/orders/" + order.order + "/lines/" + order.line + "/quantity";
    }

    private String etag() {
        return shop.read(customer).get("/orders/" + order.order).header("ETag");
    }

    private static int version(String etag) {
        return Integer.parseInt(etag.replace("\"", ""));
    }

    /** Open pieces by place. */
    private Map<String, Integer> open() {
        JsonPath all = shop.read(customer)
                .get("/orders/" + order.order + "/consignments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> places = all.getList("location");
        List<Integer> pieces = all.getList("collect { it.lines.open.sum() }");
        Map<String, Integer> open = new HashMap<>();
        for (int index = 0; index < places.size(); index++) {
            if (pieces.get(index) > 0) {
                open.merge(places.get(index), pieces.get(index), Integer::sum);
            }
        }
        return open;
    }

    private List<Object> versions(String figure) {
        return shop.read(customer)
                .get("/orders/" + order.order + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(figure);
    }

    private int refunded() {
        return shop
                .read(environment.token("admin"))
                .get("/sandbox/charges?order=" + order.order)
                .jsonPath()
                .getList("refunded.minor", Integer.class)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static List<Integer> atOnce(Callable<Response> one, Callable<Response> other) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .toList();
        }
    }
}
