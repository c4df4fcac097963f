package org.unisson.loyalty.account;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.unisson.loyalty.testing.Others.registered;
import static org.unisson.loyalty.testing.Others.sale;
import static org.unisson.loyalty.testing.Others.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.testing.OnTheStack;
import org.unisson.loyalty.testing.Others;
import org.unisson.order.events.PurchaseLine;
import org.unisson.order.events.PurchaseMade;

/** Rules of the programme: saved, tried, and earned by. */
@QuarkusTest
@OnTheStack
class EarningRulesTest {

    private static final String RULES = """
            {"zone":"Europe/Paris","rules":[
             {"id":"in-store","when":"channel == 'store'","multiplier":150},
             {"id":"wool","when":"sku.startsWith('WOOL') && lineTotal >= 1000","multiplier":300},
             {"id":"no-books","when":"sku == 'BOOK'","multiplier":0}]}""";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private final UUID customer = Ids.next();
    private final String card = "card-" + customer;

    @AfterEach
    void noRulesAgain() {
        save("{}").statusCode(200);
    }

    @Test
    void aPurchaseEarnsByTheRulesOfItsDayAndItsEntrySaysByWhich() {
        save(RULES).statusCode(200).body("rules.id", contains("in-store", "wool", "no-books"));
        PurchaseMade ruled = sale(
                card,
                35_00,
                Instant.parse("2026-03-14T12:00:00Z"),
                List.of(line("WOOL-1", 10_00, 100), line("BOOK", 20_00, 100), line("CAP", 5_00, 200)));
        others.send(registered(customer, card), told(ruled, 1));

        // 10 x (1 + 0.5 + 2) + 20 x (1 + 0.5 - 1) + 5 x (2 + 0.5)
        awaitBalance(35 + 10 + 12);

        entries()
                .body("items", hasSize(1))
                .body("items[0].rules.rule", contains("in-store", "wool", "no-books"))
                .body("items[0].rules.extra", contains(50, 200, -100))
                .body("items[0].rules.amount.minor", contains(35_00, 10_00, 20_00))
                .body("items[0].multiplied.multiplier", contains(50, 250, 350));
        save("{}").statusCode(200);
        others.send(told(ruled, 2), Others.returned(ruled.getPurchaseId(), 3, 35_00, 0));
        awaitBalance(0);
    }

    @Test
    void goodsEarnByTheirCategoryAsTheCatalogTellsIt() {
        String shirt = "shirt-" + customer;
        UUID product = Ids.next();
        Instant at = Instant.parse("2026-03-14T12:00:00Z");
        save(body("{\"id\":\"shirts\",\"when\":\"category.startsWith('women/')\",\"multiplier\":200}"))
                .statusCode(200);
        String basket = "{\"channel\":\"web\",\"lines\":[{\"sku\":\"" + shirt
                + "\",\"total\":1000},{\"sku\":\"CAP\",\"total\":1000}]}";
        preview(basket).body("points", equalTo(20));
        others.send(Others.product(product, 1, null, shirt, "women/shirts", at), registered(customer, card));
        awaitPreview(basket, 30);

        others.send(told(sale(card, 20_00, at, List.of(line(shirt, 10_00, 100), line("CAP", 10_00, 100))), 1));

        awaitBalance(30);
        entries().body("items[0].rules.rule", contains("shirts"));
        // What it has earned stays; another category is for what is sold from then on.
        others.send(Others.product(product, 2, null, shirt, "men/shirts", at));
        awaitPreview(basket, 20);
        awaitBalance(30);
    }

    private void awaitPreview(String basket, int points) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> preview(basket).body("points", equalTo(points)));
    }

    @Test
    void aBasketIsPreviewedUnderRulesThatAreTriedAndWithout() {
        String basket = """
                "channel":"store","card":true,"at":"2026-03-14T12:30:00Z",
                "lines":[{"sku":"WOOL-1","total":1099},{"sku":"CAP","total":500,"multiplier":200}]""";

        preview("{" + basket + "}")
                .statusCode(200)
                .body("points", equalTo(20))
                .body("lines.multiplier", contains(100, 200))
                .body("lines[0].rules", empty())
                .body("expiresAt", nullValue());
        preview("{" + basket
                        + ",\"rules\":[{\"id\":\"lunch\",\"when\":\"hour == 12 && weekday == 6\",\"multiplier\":200},"
                        + "{\"id\":\"big\",\"when\":\"total > 1599 || currency != 'EUR'\",\"multiplier\":500},"
                        + "{\"id\":\"all\",\"multiplier\":110}]}")
                .statusCode(200)
                // (10.99 x 2.1 + 5 x 3.1), rounded down once
                .body("points", equalTo(38))
                .body("lines.multiplier", contains(210, 310))
                .body("lines[0].rules.rule", contains("lunch", "all"))
                .body("lines[0].rules.extra", contains(100, 10));
        save(RULES).statusCode(200);
        preview("{" + basket + "}").body("lines[0].rules.rule", contains("in-store", "wool"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "chanel == 'store'; undeclared reference to 'chanel'",
                "total; expected type 'bool'",
                "total == '5'; found no matching overload",
                "channel ==; mismatched input"
            })
    void aConditionIsCheckedWhenItIsSaved(String when, String message) {
        save(body("{\"id\":\"ok\",\"multiplier\":200},{\"id\":\"bad\",\"when\":\"" + when + "\",\"multiplier\":200}"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo("/rules/1/when"))
                .body("violations[0].message", startsWith("line 1, column "))
                .body("violations[0].message", containsString(message));
        given().get("/programme").then().body("rules", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"A b\",\"multiplier\":200}                                  | rules[0].id",
                "{\"multiplier\":200}                                                  | rules[0].id",
                "{\"id\":\"a\"}                                                        | multiplier",
                "{\"id\":\"a\",\"multiplier\":1001}                                    | multiplier",
                "{\"id\":\"a\",\"multiplier\":-1}                                      | multiplier",
                "{\"id\":\"a\",\"multiplier\":1},{\"id\":\"a\",\"multiplier\":2}        | /rules/1/id",
                "{\"id\":\"a\",\"when\":\"\",\"multiplier\":1}                          | when",
                "null                                                                  | rules"
            })
    void aRuleThatMakesNoSenseIsNamed(String rules, String pointer) {
        String last = pointer.substring(Math.max(pointer.lastIndexOf('.'), pointer.lastIndexOf('/')) + 1);
        save(body(rules))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(containsString(last)));
    }

    @Test
    void limitsAreExplicit() {
        String many = IntStream.rangeClosed(0, 50)
                .mapToObj(i -> "{\"id\":\"r" + i + "\",\"multiplier\":100}")
                .collect(Collectors.joining(","));
        save(body(many)).statusCode(400).body("violations.pointer", hasItem(containsString("rules")));
        save(body("{\"id\":\"long\",\"multiplier\":100,\"when\":\"" + " ".repeat(997) + "true\"}"))
                .statusCode(400);
        preview("{\"channel\":\"web\",\"lines\":[]}").statusCode(400);
        preview("{\"channel\":\"web\",\"currency\":\"XXZ\",\"lines\":[{\"sku\":\"A\",\"total\":1}]}")
                .statusCode(400);
        preview("{\"lines\":[{\"sku\":\"A\",\"total\":1}]}").statusCode(400);
        // No line earns more than a hundred times, whatever applies to it.
        String most = IntStream.range(0, 50)
                .mapToObj(i -> "{\"id\":\"r" + i + "\",\"multiplier\":1000}")
                .collect(Collectors.joining(","));
        preview("{\"channel\":\"web\",\"lines\":[{\"sku\":\"A\",\"total\":100}],\"rules\":[" + most + "]}")
                .statusCode(200)
                .body("points", equalTo(100));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/programme/rules/preview")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(environment.customerToken(customer))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/programme/rules/preview")
                .then()
                .statusCode(403);
    }

    private static PurchaseLine line(String sku, long cents, int multiplier) {
        return PurchaseLine.newBuilder()
                .setLineId(Ids.next())
                .setSku(sku)
                .setQuantity(1)
                .setUnitPrice(new Money(cents, "EUR"))
                .setDiscount(new Money(0L, "EUR"))
                .setTotal(new Money(cents, "EUR"))
                .setPointsMultiplier(multiplier)
                .build();
    }

    private static String body(String rules) {
        return "{\"rules\":[" + rules + "]}";
    }

    private void awaitBalance(long balance) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> as("agent")
                .queryParam("customer", customer)
                .get("/accounts")
                .then()
                .statusCode(200)
                .body("balance", equalTo((int) balance)));
    }

    private ValidatableResponse entries() {
        String account = as("agent")
                .queryParam("customer", customer)
                .get("/accounts")
                .jsonPath()
                .getString("accountId");
        return as("agent").get("/accounts/" + account + "/entries").then().statusCode(200);
    }

    private ValidatableResponse save(String body) {
        return as("merchandiser")
                .contentType(ContentType.JSON)
                .body(body)
                .put("/programme")
                .then();
    }

    private ValidatableResponse preview(String body) {
        return as("associate")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/programme/rules/preview")
                .then();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(environment.token(role));
    }
}
