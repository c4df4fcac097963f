package org.unisson.order.returns;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.sold;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.returns.Returning.request;
import static org.unisson.order.returns.Returning.take;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;

/** Another system's return is taken once, also when its Idempotency-Key has long been forgotten: each call has a new one. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReturnReferenceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private String service;
    private String store;
    private String channel;
    private String sku;
    private UUID purchase;
    private String line;

    @BeforeEach
    void sale() {
        service = environment.token("service");
        store = others.store();
        channel = others.channel("EUR");
        sku = others.skus(1).getFirst();
        purchase = bought();
        line = lineOf(purchase);
    }

    @Test
    void theSameReferenceAgainIsTheSameReturn() {
        String made = take(service, purchase, asked(1, "C536379"))
                .then()
                .statusCode(201)
                .body("reference", equalTo("C536379"))
                .extract()
                .path("returnId");

        take(service, purchase, asked(1, "C536379"))
                .then()
                .statusCode(200)
                .body(
                        "returnId",
                        equalTo(made),
                        "total.minor",
                        equalTo(5_00),
                        "refunds",
                        equalTo(List.of(Map.of("kind", "CASH", "amount", Map.of("minor", 5_00, "currency", "EUR")))));

        given().auth().oauth2(service).get("/purchases/" + purchase).then().body("refunded.minor", equalTo(5_00));
    }

    @Test
    void anotherContentUnderTheReferenceIsRefused() {
        take(service, purchase, asked(1, "C536379")).then().statusCode(201);
        Map<String, Object> earlier = asked(1, "C536379");
        earlier.put("occurredAt", "2026-01-01T00:00:00Z");

        take(service, purchase, asked(2, "C536379"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/reference-used"));
        take(service, purchase, earlier).then().statusCode(409);
        take(service, purchase, asked(1, "C536380")).then().statusCode(201);
    }

    @Test
    void anotherPurchaseHasReferencesOfItsOwn() {
        take(service, purchase, asked(1, "C536379")).then().statusCode(201);
        UUID other = bought();
        line = lineOf(other);

        take(service, other, asked(1, "C536379")).then().statusCode(201);
    }

    @Test
    void aReferenceIsShort() {
        take(service, purchase, asked(1, "x".repeat(65))).then().statusCode(400);
    }

    private Map<String, Object> asked(long quantity, String reference) {
        Map<String, Object> asked = new HashMap<>(request(channel, store, line, quantity));
        asked.put("reference", reference);
        return asked;
    }

    private UUID bought() {
        return sold(service, receipt(store, channel, List.of(line(sku, 2, 5_00, 0)), List.of(tender("CASH", 10_00))));
    }

    private String lineOf(UUID bought) {
        return given().auth().oauth2(service).get("/purchases/" + bought).path("lines[0].lineId");
    }
}
