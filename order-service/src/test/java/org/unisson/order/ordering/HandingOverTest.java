package org.unisson.order.ordering;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.testing.Others;

/** Goods are handed over where they are collected. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class HandingOverTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String token;
    private String store;
    private String elsewhere;

    @BeforeEach
    void twoStores() {
        token = environment.customerToken(Ids.next());
        store = others.store();
        elsewhere = others.store();
    }

    @Test
    void anAssociateHandsOverWhatIsCollectedInTheirStore() {
        UUID order = confirmed(Map.of("method", "PICKUP", "location", store));

        handOver(associateOf(elsewhere), order)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"), "detail", containsString(store));
        handOver(environment.token("associate"), order).then().statusCode(403);
        handOver(associateOf(elsewhere, store), order).then().statusCode(200).body("status", equalTo("FULFILLED"));
    }

    @Test
    void theServiceHandsOverWhereverItIs() {
        UUID collected = confirmed(Map.of("method", "PICKUP", "location", store));
        UUID shipped = confirmed(Map.of("method", "SHIP"));

        handOver(environment.token("service"), collected).then().statusCode(200);
        handOver(environment.token("service"), shipped).then().statusCode(200);
    }

    @Test
    void whatInventorySendsFromWhereItChoosesIsNoAssociates() {
        UUID order = confirmed(Map.of("method", "SHIP"));

        handOver(associateOf(store), order).then().statusCode(403);
    }

    private String associateOf(String... stores) {
        return environment.token(TokenRequest.of("associate").inStores(stores));
    }

    private UUID confirmed(Map<String, Object> fulfilment) {
        String channel = shop.web();
        Map<String, Object> body = new HashMap<>(fulfilment);
        body.put("channel", channel);
        body.put("cardToken", "tok_visa");
        body.put("lines", List.of(Map.of("sku", shop.sku(5_00), "quantity", 1)));
        UUID order = shop.command(token)
                .body(body)
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
        shop.reserved(order, 1);
        shop.until(token, order, "CONFIRMED");
        return order;
    }

    private Response handOver(String by, UUID order) {
        return shop.command(by).body(Map.of()).post("/orders/" + order + "/fulfilment");
    }
}
