package org.unisson.order.returns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.returns.Returning.lineOf;
import static org.unisson.order.returns.Returning.request;
import static org.unisson.order.returns.Returning.sold;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.events.PurchaseReturned;
import org.unisson.order.receipt.Till;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** What was bought comes back, at most once, for what was paid. */
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

    private Till till;
    private String elsewhere;

    @BeforeEach
    void twoStores() {
        till = Till.opened(environment, others);
        elsewhere = others.store();
    }

    @Test
    void soldInOneStoreAndReturnedInAnotherInPartsToTheCent() {
        UUID purchase = sold(till, 3, 10_00, List.of(tender("CARD", 6_00), tender("CASH", 4_00)));
        String line = lineOf(till.service(), purchase);
        String associate = environment.token(TokenRequest.of("associate").inStores(elsewhere));

        Response first = take(associate, purchase, request(till.channel(), elsewhere, line, 1));
        first.then()
                .statusCode(201)
                .header("Location", endsWith("/purchases/" + purchase))
                .body("version", equalTo(2))
                .body("lines[0].refund.minor", equalTo(3_33))
                .body("refunds.amount.minor", equalTo(List.of(2_00, 1_33)))
                .body("total.minor", equalTo(3_33));
        take(associate, purchase, request(till.channel(), elsewhere, line, 2))
                .then()
                .statusCode(201)
                .body("refunds.amount.minor", equalTo(List.of(4_00, 2_67)))
                .body("total.minor", equalTo(6_67));
        take(associate, purchase, request(till.channel(), elsewhere, line, 1))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/more-than-bought"));

        given().auth()
                .oauth2(till.service())
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
    void aRepeatedReturnIsOneReturn() {
        UUID purchase = sold(till, 2, 10_00, List.of(tender("CASH", 10_00)));
        Map<String, Object> request = request(till.channel(), till.store(), lineOf(till.service(), purchase), 1);
        String key = UUID.randomUUID().toString();

        String first = take(till.service(), purchase, request, key)
                .then()
                .statusCode(201)
                .extract()
                .path("returnId");
        String second = take(till.service(), purchase, request, key)
                .then()
                .statusCode(201)
                .extract()
                .path("returnId");

        assertThat(second).isEqualTo(first);
        given().auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .then()
                .body("lines[0].returned", equalTo(1));
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesNothingBehind() {
        UUID purchase = sold(till, 2, 10_00, List.of(tender("CASH", 10_00)));
        String line = lineOf(till.service(), purchase);
        Map<String, Object> good = request(till.channel(), till.store(), line, 1);
        Map<String, Object> dated = new HashMap<>(good);
        dated.put("occurredAt", Instant.now().minusSeconds(60).toString());

        take(till.service(), UUID.randomUUID(), good).then().statusCode(404);
        take(till.service(), purchase, request(till.channel(), "9999999999994", line, 1))
                .then()
                .statusCode(422);
        take(till.service(), purchase, request("nowhere", till.store(), line, 1))
                .then()
                .statusCode(422);
        take(till.service(), purchase, request(till.channel(), till.store(), UUID.randomUUID(), 1))
                .then()
                .statusCode(422);
        take(till.service(), purchase, request(till.channel(), till.store(), line, 0))
                .then()
                .statusCode(400);
        take(till.service(), purchase, request(till.channel(), till.store(), line, -1))
                .then()
                .statusCode(400);
        take(till.service(), purchase, good, "").then().statusCode(400);
        take(environment.token("agent"), purchase, dated).then().statusCode(403);
        take(environment.customerToken(UUID.randomUUID()), purchase, good)
                .then()
                .statusCode(403);
        take(environment.token(TokenRequest.of("associate").inStores(elsewhere)), purchase, good)
                .then()
                .statusCode(403);

        given().auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .then()
                .body("version", equalTo(1))
                .body("refunded.minor", equalTo(0));
    }

    @Test
    void whatWasToldIsToldAgainUnderTheSameIdsAndVersions() {
        Instant before = Instant.now().minusSeconds(1);
        UUID purchase = sold(till, 1, 9_99, List.of(tender("CASH", 9_99)));
        String returned = take(
                        till.service(),
                        purchase,
                        request(till.channel(), till.store(), lineOf(till.service(), purchase), 1))
                .then()
                .statusCode(201)
                .extract()
                .path("returnId");

        for (String subject : List.of("purchases", "returns")) {
            StateRepublisher republisher = republishers.stream()
                    .filter(candidate -> candidate.subject().equals(subject))
                    .findFirst()
                    .orElseThrow();
            assertThat(contexts.run(() -> republisher.republish(before)).await().atMost(Duration.ofSeconds(90)))
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
}
