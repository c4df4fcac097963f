package org.unisson.order.returns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.returns.Returning.request;
import static org.unisson.order.returns.Returning.take;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.payment.application.OwnContext;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReturnTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Told told;

    @Inject
    OwnContext contexts;

    @Inject
    @Any
    Instance<StateRepublisher> republishers;

    private String service;
    private String store;
    private String elsewhere;
    private String channel;
    private String sku;

    @BeforeEach
    void twoStores() {
        service = environment.token("service");
        store = others.store();
        elsewhere = others.store();
        channel = others.channel("EUR");
        sku = others.skus(1).getFirst();
    }

    @Test
    void soldInOneStoreAndReturnedInAnotherInPartsToTheCent() {
        UUID purchase = sold(3, 10_00, List.of(tender("CARD", 6_00), tender("CASH", 4_00)));
        String line = lineOf(purchase);
        String associate = environment.token(TokenRequest.of("associate").inStores(elsewhere));

        Response first = take(associate, purchase, request(channel, elsewhere, line, 1));
        first.then()
                .statusCode(201)
                .header("Location", endsWith("/purchases/" + purchase))
                .body("version", equalTo(2))
                .body("lines[0].refund.minor", equalTo(3_33))
                .body("refunds.amount.minor", equalTo(List.of(2_00, 1_33)))
                .body("total.minor", equalTo(3_33));
        take(associate, purchase, request(channel, elsewhere, line, 2))
                .then()
                .statusCode(201)
                .body("refunds.amount.minor", equalTo(List.of(4_00, 2_67)))
                .body("total.minor", equalTo(6_67));
        take(associate, purchase, request(channel, elsewhere, line, 1))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/more-than-bought"));

        given().auth()
                .oauth2(service)
                .get("/purchases/" + purchase)
                .then()
                .body("version", equalTo(3))
                .body("lines[0].returned", equalTo(3))
                .body("refunded.minor", equalTo(10_00))
                .body("tenders.refunded.minor", equalTo(List.of(6_00, 4_00)));
        assertTold(purchase, first.path("returnId"));
    }

    private void assertTold(UUID purchase, String firstReturn) {
        List<Told.Fact> facts = told.of(Topics.PURCHASES, purchase.toString(), 3);
        assertThat(facts).extracting(Told.Fact::version).containsExactly(1L, 2L, 3L);
        assertThat(facts.get(0).id()).isEqualTo(purchase.toString());
        assertThat(facts.get(0).payload()).isInstanceOf(PurchaseMade.class);
        assertThat(facts.get(1).id()).isEqualTo(firstReturn);
        assertThat((PurchaseReturned) facts.get(1).payload()).satisfies(returned -> {
            assertThat(returned.getPurchaseTotal().getMinor()).isEqualTo(10_00);
            assertThat(returned.getTotal().getMinor()).isEqualTo(3_33);
            assertThat(returned.getLocation()).isEqualTo(elsewhere);
        });
    }

    @Test
    void twoTillsTakeTheLastPieceAtOnceAndOneOfThemIsRefused() throws Exception {
        UUID purchase = sold(1, 9_99, List.of(tender("CASH", 9_99)));
        String line = lineOf(purchase);

        List<Integer> answers = atOnce(2, () -> take(service, purchase, request(channel, store, line, 1)));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void manyTillsTakePiecesOfOnePurchaseAndNeverMoreThanWereBought() throws Exception {
        UUID purchase = sold(5, 1, List.of(tender("CARD", 1)));
        String line = lineOf(purchase);

        List<Integer> answers = atOnce(9, () -> take(service, purchase, request(channel, store, line, 1)));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(4);
        given().auth()
                .oauth2(service)
                .get("/purchases/" + purchase)
                .then()
                .body("refunded.minor", equalTo(1))
                .body("version", equalTo(6));
    }

    @Test
    void aRepeatedReturnIsOneReturn() {
        UUID purchase = sold(2, 10_00, List.of(tender("CASH", 10_00)));
        Map<String, Object> request = request(channel, store, lineOf(purchase), 1);
        String key = UUID.randomUUID().toString();

        String first = take(service, purchase, request, key)
                .then()
                .statusCode(201)
                .extract()
                .path("returnId");
        String second = take(service, purchase, request, key)
                .then()
                .statusCode(201)
                .extract()
                .path("returnId");

        assertThat(second).isEqualTo(first);
        given().auth().oauth2(service).get("/purchases/" + purchase).then().body("lines[0].returned", equalTo(1));
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesNothingBehind() {
        UUID purchase = sold(2, 10_00, List.of(tender("CASH", 10_00)));
        String line = lineOf(purchase);
        Map<String, Object> good = request(channel, store, line, 1);
        Map<String, Object> dated = new HashMap<>(good);
        dated.put("occurredAt", Instant.now().minusSeconds(60).toString());

        take(service, UUID.randomUUID(), good).then().statusCode(404);
        take(service, purchase, request(channel, "9999999999994", line, 1))
                .then()
                .statusCode(422);
        take(service, purchase, request("nowhere", store, line, 1)).then().statusCode(422);
        take(service, purchase, request(channel, store, UUID.randomUUID(), 1))
                .then()
                .statusCode(422);
        take(service, purchase, request(channel, store, line, 0)).then().statusCode(400);
        take(service, purchase, request(channel, store, line, -1)).then().statusCode(400);
        take(service, purchase, good, "").then().statusCode(400);
        take(environment.token("agent"), purchase, dated).then().statusCode(403);
        take(environment.customerToken(UUID.randomUUID()), purchase, good)
                .then()
                .statusCode(403);
        take(environment.token(TokenRequest.of("associate").inStores(elsewhere)), purchase, good)
                .then()
                .statusCode(403);

        given().auth()
                .oauth2(service)
                .get("/purchases/" + purchase)
                .then()
                .body("version", equalTo(1))
                .body("refunded.minor", equalTo(0));
    }

    @Test
    void salesAndReturnsAddUpPerStoreAndChannelToTheTotal() {
        UUID purchase = sold(2, 10_01, List.of(tender("CASH", 10_01)));
        take(service, purchase, request(channel, elsewhere, lineOf(purchase), 1))
                .then()
                .statusCode(201);

        Response summary = given().auth().oauth2(environment.token("admin")).get("/sales/summary");

        summary.then()
                .statusCode(200)
                .body("total", hasSize(1))
                .body("stores.find { it.location == '" + store + "' }.sold", equalTo(10_01))
                .body("stores.find { it.location == '" + store + "' }.unitsSold", equalTo(2))
                .body("stores.find { it.location == '" + store + "' }.returns", equalTo(0))
                .body("stores.find { it.location == '" + elsewhere + "' }.returned", equalTo(5_01))
                .body("stores.find { it.location == '" + elsewhere + "' }.unitsReturned", equalTo(1))
                .body("channels.find { it.channel == '" + channel + "' }.purchases", equalTo(1));
        for (String figure : List.of("sold", "returned", "unitsSold", "unitsReturned", "purchases", "returns")) {
            long total = summary.<Number>path("total[0]." + figure).longValue();
            for (String view : List.of("stores", "channels")) {
                assertThat(summary.<List<Number>>path(view + "." + figure).stream()
                                .mapToLong(Number::longValue)
                                .sum())
                        .as(view + " " + figure)
                        .isEqualTo(total);
            }
        }
        given().auth()
                .oauth2(environment.token("associate"))
                .get("/sales/summary")
                .then()
                .statusCode(403);
    }

    @Test
    void whatWasToldIsToldAgainUnderTheSameIdsAndVersions() {
        Instant before = Instant.now().minusSeconds(1);
        UUID purchase = sold(1, 9_99, List.of(tender("CASH", 9_99)));
        String returned = take(service, purchase, request(channel, store, lineOf(purchase), 1))
                .then()
                .statusCode(201)
                .extract()
                .path("returnId");

        for (String subject : List.of("purchases", "returns")) {
            StateRepublisher republisher = republishers.stream()
                    .filter(candidate -> candidate.subject().equals(subject))
                    .findFirst()
                    .orElseThrow();
            assertThat(contexts.run(() -> republisher.republish(before)).await().atMost(Duration.ofSeconds(30)))
                    .isPositive();
        }

        List<Told.Fact> facts = told.of(Topics.PURCHASES, purchase.toString(), 4);
        assertThat(facts).extracting(Told.Fact::version).containsExactly(1L, 2L, 1L, 2L);
        assertThat(facts)
                .extracting(Told.Fact::id)
                .containsExactly(purchase.toString(), returned, purchase.toString(), returned);
        assertThat(facts.get(2).payload()).isEqualTo(facts.get(0).payload());
        assertThat(facts.get(3).payload()).isEqualTo(facts.get(1).payload());
    }

    /** That many pieces, together for that price: the rest of the division is a discount. */
    private UUID sold(long quantity, long total, List<Map<String, Object>> tenders) {
        long unitPrice = total / quantity + 1;
        return sold(
                service,
                receipt(
                        store,
                        channel,
                        List.of(line(sku, quantity, unitPrice, unitPrice * quantity - total)),
                        tenders));
    }

    private static UUID sold(String token, Map<String, Object> receipt) {
        return org.unisson.order.receipt.Tills.sold(token, receipt);
    }

    private String lineOf(UUID purchase) {
        return given().auth()
                .oauth2(service)
                .get("/purchases/" + purchase)
                .then()
                .statusCode(200)
                .extract()
                .path("lines[0].lineId");
    }

    private static List<Integer> atOnce(int tills, Callable<Response> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tills)) {
            List<Callable<Response>> calls =
                    IntStream.range(0, tills).mapToObj(till -> call).toList();
            return threads.invokeAll(calls).stream().map(ReturnTest::status).toList();
        }
    }

    private static int status(Future<Response> answer) {
        try {
            return answer.get().statusCode();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
