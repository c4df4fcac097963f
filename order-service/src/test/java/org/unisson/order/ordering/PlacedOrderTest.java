package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderFulfilled;
import org.unisson.order.ordering.application.RepublishOrders;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** An order that was placed: who sees it, who ends it, what is told of it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class PlacedOrderTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Told told;

    @Inject
    RepublishOrders republishing;

    @Inject
    OwnContext contexts;

    private final UUID customer = Ids.next();
    private String token;
    private Charges charges;

    @BeforeEach
    void tokens() {
        token = environment.customerToken(customer);
        charges = new Charges(shop, environment.token("admin"));
    }

    @Test
    void theCustomerCancelsBeforeAndNotAfterTheConfirmation() {
        UUID early = shop.placed(token, null, 9_00, "tok_visa", 0);
        cancel(token, early).then().statusCode(200).body("status", equalTo("CANCELLED"), "reason", equalTo("CUSTOMER"));
        shop.reserved(early, 1);
        UUID late = shop.placed(token, null, 9_00, "tok_visa", 0);
        shop.reserved(late, 1);
        shop.until(token, late, "CONFIRMED");

        cancel(token, late).then().statusCode(409).body("type", equalTo("/problems/order-confirmed"));
        charges.awaitCharged(late, 9_00);
        charges.of(early).then().body("$", hasSize(0));
        assertThat(shop.order(token, early).getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void aConfirmedOrderIsHandedOverOnce() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        String service = environment.token("service");
        fulfil(service, order).then().statusCode(409);
        shop.reserved(order, 1);
        shop.until(token, order, "CONFIRMED");

        fulfil(service, order).then().statusCode(200).body("status", equalTo("FULFILLED"));
        fulfil(service, order).then().statusCode(200).body("status", equalTo("FULFILLED"));

        var facts = told.of(Topics.ORDERS, order.toString(), 3);
        assertThat(facts).hasSize(3);
        assertThat(facts.getLast().payload()).isInstanceOf(OrderFulfilled.class);
        fulfil(token, order).then().statusCode(403);
    }

    @Test
    void anotherCustomersOrderIsNotShown() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        String stranger = environment.customerToken(Ids.next());

        shop.read(stranger).get("/orders/" + order).then().statusCode(403);
        shop.read(null).get("/orders/" + order).then().statusCode(401);
        cancel(stranger, order).then().statusCode(403);
        shop.read(stranger).get("/orders?customer=" + customer).then().statusCode(403);
        shop.read(token)
                .get("/orders?customer=" + customer)
                .then()
                .statusCode(200)
                .body("items.orderId", equalTo(List.of(order.toString())));
    }

    @Test
    void changesAreToldUntilTheEnd() throws Exception {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/orders/" + order + "/changes"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> stream = client.send(request, BodyHandlers.ofLines());
            Iterator<String> seen = stream.body()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> JsonPath.from(line.substring(5)).getString("status"))
                    .iterator();
            assertThat(seen.next()).isEqualTo("PENDING");
            shop.refused(order);

            assertThat(seen.next()).isEqualTo("CANCELLED");
            assertThat(seen.hasNext()).isFalse();
        }
    }

    @Test
    void factsToldAgainAreTheSame() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        shop.refused(order);
        shop.until(token, order, "CANCELLED");
        var first = told.of(Topics.ORDERS, order.toString(), 2);

        long emitted = contexts.run(() -> republishing.republish(Instant.now().minusSeconds(600)))
                .await()
                .atMost(Duration.ofSeconds(90));

        assertThat(emitted).isGreaterThanOrEqualTo(2);
        var all = told.of(Topics.ORDERS, order.toString(), 4);
        assertThat(all.subList(2, 4)).isEqualTo(first);
    }

    private Response cancel(String by, UUID order) {
        return shop.command(by).body(Map.of()).post("/orders/" + order + "/cancel");
    }

    private Response fulfil(String by, UUID order) {
        return shop.command(by).body(Map.of()).post("/orders/" + order + "/fulfilment");
    }
}
