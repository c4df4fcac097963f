package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.sale;
import static org.unisson.loyalty.testing.Others.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;

@QuarkusTest
@OnTheStack
class AccountResourceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private final UUID customer = Ids.next();
    private final String card = "card-" + customer;
    private UUID account;

    @BeforeEach
    void aCustomerWithTenPoints() {
        others.send(registered(customer, card), told(sale(Ids.next(), card, null, 10_00), 1));
        account = UUID.fromString(await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> as(environment.token("service"))
                                .queryParam("customer", customer)
                                .get("/accounts"),
                        found -> found.statusCode() == 200 && found.jsonPath().getLong("balance") == 10)
                .jsonPath()
                .getString("accountId"));
    }

    @Test
    void theCustomerReadsTheirOwnAccount() {
        RequestSpecification own = as(environment.customerToken(customer));

        own.queryParam("card", card)
                .get("/accounts")
                .then()
                .statusCode(200)
                .body("accountId", equalTo(account.toString()))
                .body("customerId", equalTo(customer.toString()))
                .body("cards", contains(card))
                .body("balance", equalTo(10))
                .body("held", equalTo(0));
    }

    @Test
    void aStrangerReachesNothing() {
        String stranger = environment.customerToken(Ids.next());
        for (String path : List.of(
                "/accounts?card=" + card,
                "/accounts?customer=" + customer,
                "/accounts?card=nobody-has-it",
                "/accounts/" + account,
                "/accounts/" + account + "/entries",
                "/points/summary")) {
            as(stranger).get(path).then().statusCode(403).contentType("application/problem+json");
        }
        adjust(stranger, "k-" + account, "{\"points\":5,\"reason\":\"please\"}").statusCode(403);
    }

    @Test
    void anExpiredForgedOrMissingTokenIsNoToken() {
        TokenRequest admin = TokenRequest.of("admin");
        for (String token : List.of(
                environment.token(admin.validFor(Duration.ofHours(-1))), environment.forgedToken(admin), "rubbish")) {
            as(token).get("/accounts/" + account).then().statusCode(401).contentType("application/problem+json");
        }
        given().get("/accounts/" + account).then().statusCode(401);
        as(environment.token("merchandiser")).get("/accounts/" + account).then().statusCode(403);
    }

    @Test
    void theProgrammeIsPublic() {
        given().get("/programme")
                .then()
                .statusCode(200)
                .body("pointsPerUnit", equalTo(1))
                .body("pointValue.minor", equalTo(1))
                .body("pointValue.currency", equalTo("EUR"));
    }

    @Test
    void entriesComeInPagesNewestFirst() {
        for (int i = 1; i <= 4; i++) {
            adjust(environment.token("agent"), "page-" + i + account, "{\"points\":" + i + ",\"reason\":\"gesture\"}")
                    .statusCode(201);
        }

        List<Integer> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = as(environment.token("associate"))
                    .queryParam("limit", 2)
                    .queryParam("cursor", next)
                    .get("/accounts/" + account + "/entries")
                    .jsonPath();
            seen.addAll(page.getList("items.points", Integer.class));
            next = page.getString("next");
        }

        assertThat(seen).containsExactly(4, 3, 2, 1, 10);
    }

    @Test
    void anAdjustmentIsMadeOncePerKeyAndExplained() {
        String agent = environment.token("agent");
        String body = "{\"points\":-3,\"reason\":\"credited twice\"}";

        adjust(agent, "once-" + account, body)
                .statusCode(201)
                .header("Location", endsWith("/accounts/" + account + "/entries"))
                .body("balance", equalTo(7));
        adjust(agent, "once-" + account, body).statusCode(201).body("balance", equalTo(7));
        adjust(agent, "once-" + account, "{\"points\":-4,\"reason\":\"other\"}").statusCode(422);

        as(agent)
                .get("/accounts/" + account + "/entries")
                .then()
                .body("items.points", contains(-3, 10))
                .body("items[0].reason", equalTo("credited twice"))
                .body("items[0].cause", equalTo("ADJUSTED"))
                .body("items[1].reason", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"points\":10001,\"reason\":\"r\"}      | /points",
                "{\"points\":-10001,\"reason\":\"r\"}     | /points",
                "{\"points\":0,\"reason\":\"r\"}          | something",
                "{\"points\":5}                           | /reason",
                "{\"points\":5,\"reason\":\" \"}          | /reason",
                "{\"reason\":\"r\"}                       | /points",
                "{\"points\":\"x\",\"reason\":\"r\"}      | /points",
                "{\"points\":5,\"reason\":\"r\",\"x\":1}  | /x"
            })
    void badInputIsNamed(String body, String pointer) {
        adjust(environment.token("agent"), "bad-" + account, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(containsString(pointer)));
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        String agent = environment.token("agent");
        adjust(agent, "malformed-" + account, "{\"points\":").statusCode(400);
        adjust(agent, "toomuch-" + account, "{\"points\":-11,\"reason\":\"r\"}")
                .statusCode(409)
                .body("type", equalTo("/problems/insufficient-points"));
        as(agent)
                .contentType(ContentType.JSON)
                .body("{\"points\":1,\"reason\":\"r\"}")
                .post("/accounts/" + account + "/adjustments")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("Idempotency-Key"));
        as(agent).get("/accounts/" + Ids.next()).then().statusCode(404);
        as(agent).get("/accounts?customer=" + Ids.next()).then().statusCode(404);
        as(agent).get("/accounts?card=" + card + "&customer=" + customer).then().statusCode(400);
        as(agent).get("/accounts").then().statusCode(400);
        as(agent).get("/accounts/" + account + "/entries?limit=201").then().statusCode(400);
        as(agent).get("/accounts/" + account + "/entries?cursor=!").then().statusCode(400);
        given().get("/programme?currency=XXZ").then().statusCode(400);
    }

    @Test
    void theSummaryAddsUp() {
        var summary = as(environment.token("admin")).get("/points/summary").jsonPath();

        long causes = summary.getLong("earned")
                + summary.getLong("reversed")
                + summary.getLong("spent")
                + summary.getLong("refunded")
                + summary.getLong("adjusted")
                + summary.getLong("given")
                + summary.getLong("expired")
                + summary.getLong("parted")
                + summary.getLong("transferred");
        assertThat(summary.getLong("points")).isEqualTo(causes);
        assertThat(summary.getLong("balance") + summary.getLong("held") + summary.getLong("later"))
                .isEqualTo(causes);
        assertThat(summary.getLong("transferred")).isZero();
    }

    private ValidatableResponse adjust(String token, String key, String body) {
        return as(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/accounts/" + account + "/adjustments")
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
