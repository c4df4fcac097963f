package org.unisson.order.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.sold;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.receipt.Tills.voiding;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** R8: goods are exchanged over a counter, to the cent, however often and whoever comes back with what. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class TillExchangeTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    @Inject
    Told told;

    private String service;
    private String store;
    private String channel;
    private String medium;
    private String large;

    @BeforeEach
    void aStoreWithShirtsOfTwoSizes() {
        service = environment.token("service");
        store = others.store();
        channel = others.channel("EUR");
        List<String> sizes = others.skus(2);
        medium = sizes.getFirst();
        large = sizes.getLast();
    }

    @Test
    void anotherSizeLeavesForWhatWasPaidAndBothAreLinksOfTheChain() throws Exception {
        UUID bought = bought(3, 10_00, tender("CARD", 4_00), tender("CASH", 6_00));

        JsonPath made = back(bought, 2)
                .carryOut(large, 2, List.of())
                .ask()
                .then()
                .statusCode(201)
                .body("setOff.minor", equalTo(6_67))
                .body("refunded.minor", equalTo(0))
                .body("surplus.minor", equalTo(0))
                .extract()
                .jsonPath();

        String taken = made.getString("newPurchaseId");
        JsonPath purchase = purchase(taken);
        assertThat(purchase.getList("tenders.kind")).containsExactly("EXCHANGE", "EXCHANGE");
        assertThat(purchase.getInt("total.minor")).isEqualTo(6_67);
        given().auth()
                .oauth2(service)
                .get("/tills/" + store + "/7/chain")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("verified", equalTo(3));
        assertThat(clearing(made)).isZero();
        given().auth()
                .oauth2(service)
                .get("/exchanges/" + made.getString("exchangeId"))
                .then()
                .statusCode(200)
                .body("newPurchaseId", equalTo(taken));

        var back = (PurchaseReturned)
                told.of(Topics.PURCHASES, bought.toString(), 2).getLast().payload();
        assertThat(back.getRefunds()).extracting(refund -> refund.getKind()).containsExactly("EXCHANGE", "EXCHANGE");
        var sale = (PurchaseMade) told.of(Topics.PURCHASES, taken, 1).getFirst().payload();
        assertThat(sale.getLines()).allMatch(line -> line.getCarriedOutFrom().equals(store));
    }

    @Test
    void whatIsDearerIsPaidAndWhatIsCheaperGoesBack() {
        String coat = shop.sku(25_00);
        String scarf = shop.sku(1_01);
        UUID bought = bought(2, 20_01, tender("CASH", 20_01));

        back(bought, 1)
                .carryOut(coat, 1, List.of(tender("CARD", 14_98)))
                .ask()
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/wrong-amount"));
        back(bought, 1)
                .carryOut(coat, 1, List.of(tender("CARD", 14_99)))
                .ask()
                .then()
                .statusCode(201)
                .body("setOff.minor", equalTo(10_01))
                .body("surplus.minor", equalTo(14_99));
        back(bought, 1)
                .carryOut(scarf, 1, List.of())
                .ask()
                .then()
                .statusCode(201)
                .body("setOff.minor", equalTo(1_01))
                .body("refunded.minor", equalTo(8_99));
        assertThat(purchase(bought).getInt("refunded.minor")).isEqualTo(20_01);
    }

    @Test
    void pointsGoBackAsPointsAndAreNotSetOff() {
        UUID bought = bought(1, 10_00, tender("POINTS", 4_00), tender("CARD", 6_00));

        back(bought, 1)
                .carryOut(large, 1, List.of())
                .ask()
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/wrong-amount"));
        back(bought, 1)
                .carryOut(large, 1, List.of(tender("CASH", 4_00)))
                .ask()
                .then()
                .statusCode(201)
                .body("setOff.minor", equalTo(6_00))
                .body("refunded.minor", equalTo(4_00));

        var back = (PurchaseReturned)
                told.of(Topics.PURCHASES, bought.toString(), 2).getLast().payload();
        assertThat(back.getRefunds()).extracting(refund -> refund.getKind()).containsExactly("POINTS", "EXCHANGE");
    }

    @Test
    void whatIsReturnedAfterAnyExchangesGoesBackToWhatHadPaidFirst() {
        UUID bought = bought(2, 10_00, tender("CARD", 3_33), tender("CASH", 6_67));
        String second = exchanged(back(bought, 2).carryOut(large, 2, List.of()));
        String third = exchanged(back(second, 2).carryOut(medium, 2, List.of()));

        List<Integer> answers = atOnce(3, () -> given().auth()
                .oauth2(service)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(back(third, 1).request())
                .post("/purchases/" + third + "/returns"));

        assertThat(answers).containsExactlyInAnyOrder(201, 201, 409);
        List<PurchaseReturned> returned = told.of(Topics.PURCHASES, third, 3).stream()
                .filter(fact -> fact.payload() instanceof PurchaseReturned)
                .map(fact -> (PurchaseReturned) fact.payload())
                .toList();
        assertThat(givenBack(returned, "CARD")).isEqualTo(3_33);
        assertThat(givenBack(returned, "CASH")).isEqualTo(6_67);
    }

    @Test
    void theSameCommandExchangesOnceAndOfTwoAtOnceOneWins() {
        UUID bought = bought(1, 10_00, tender("CASH", 10_00));
        String key = UUID.randomUUID().toString();
        Exchanging first = back(bought, 1).carryOut(large, 1, List.of());

        List<Integer> answers =
                atOnce(2, () -> back(bought, 1).carryOut(large, 1, List.of()).ask());
        assertThat(answers).containsExactlyInAnyOrder(201, 409);

        UUID other = bought(1, 10_00, tender("CASH", 10_00));
        Exchanging again = new Exchanging(
                service, other, back(other, 1).with(onlyHow(first)).request());
        String made = again.ask(key).then().statusCode(201).extract().path("exchangeId");
        again.ask(key).then().statusCode(201).body("exchangeId", equalTo(made));
    }

    @Test
    void aReceiptOfAnExchangeIsNotVoidedAndItsNumberIsTaken() {
        UUID bought = bought(1, 10_00, tender("CASH", 10_00));
        Exchanging exchange = back(bought, 1).carryOut(large, 1, List.of());
        exchange.ask().then().statusCode(201);

        Map<String, Object> printed =
                receipt(store, channel, List.of(line(large, 1, 10_00, 0)), List.of(tender("CASH", 10_00)));
        printed.putAll(Map.of("number", ((Map<?, ?>) exchange.request().get("receipt")).get("number")));
        hand(service, List.of(printed)).then().body("rejected[0].problem.type", equalTo("/problems/receipt-conflict"));
        Map<String, Object> voiding = voiding(printed);
        voiding.put("occurredAt", "2026-03-01T09:30:01Z");
        hand(service, List.of(voiding)).then().body("rejected[0].problem.type", equalTo("/problems/exchanged"));
    }

    @Test
    void whatBelongsToAnotherWayIsRefused() {
        UUID bought = bought(1, 10_00, tender("CASH", 10_00));
        Exchanging exchange = back(bought, 1).carryOut(large, 1, List.of());

        exchange.with(Map.of("cardToken", "tok_visa")).ask().then().statusCode(400);
        exchange.with(Map.of("method", "SHIP")).ask().then().statusCode(400);
        exchange.with(Map.of("take", List.of())).ask().then().statusCode(400);
        exchange.with(Map.of("unknown", 1)).ask().then().statusCode(400);
        new Exchanging(environment.customerToken(UUID.randomUUID()), bought, exchange.request())
                .ask()
                .then()
                .statusCode(403);
    }

    private Map<String, Object> onlyHow(Exchanging exchange) {
        return Map.of(
                "method",
                exchange.request().get("method"),
                "take",
                exchange.request().get("take"),
                "receipt",
                Map.of("till", "7", "number", UUID.randomUUID().toString()));
    }

    private UUID bought(long pieces, long total, Map<?, ?>... tenders) {
        long unitPrice = total / pieces + 1;
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> paid =
                Arrays.stream(tenders).map(one -> (Map<String, Object>) one).toList();
        return sold(
                service,
                receipt(store, channel, List.of(line(medium, pieces, unitPrice, unitPrice * pieces - total)), paid));
    }

    private Exchanging back(Object purchase, long pieces) {
        return Exchanging.of(
                service, purchase, channel, store, purchase(purchase).getString("lines[0].lineId"), pieces);
    }

    private String exchanged(Exchanging exchange) {
        return exchange.ask().then().statusCode(201).extract().path("newPurchaseId");
    }

    private JsonPath purchase(Object purchase) {
        return given().auth()
                .oauth2(service)
                .get("/purchases/" + purchase)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What is left on the account between both sides. */
    private long clearing(JsonPath made) throws Exception {
        return shop.number(
                "select coalesce(sum(amount), 0)::bigint from sales_posting where account = 'EXCHANGE'"
                        + " and entry_id::text = any(string_to_array(?, ','))",
                made.getString("returnId") + "," + made.getString("newPurchaseId"));
    }

    private static long givenBack(List<PurchaseReturned> returned, String kind) {
        return returned.stream()
                .flatMap(one -> one.getRefunds().stream())
                .filter(refund -> refund.getKind().equals(kind))
                .mapToLong(refund -> refund.getAmount().getMinor())
                .sum();
    }

    private static List<Integer> atOnce(int tills, Callable<Response> call) {
        try (ExecutorService threads = Executors.newFixedThreadPool(tills)) {
            return threads
                    .invokeAll(IntStream.range(0, tills).mapToObj(till -> call).toList())
                    .stream()
                    .map(answer -> answer.resultNow().statusCode())
                    .toList();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
