package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.ordering.Editing.alsoSends;
import static org.unisson.order.ordering.Editing.atOnce;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;

/** An order that is not decided, or that is to be there today, keeps its way, and says what can be done. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class EditBeforeConfirmationTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    private Editing orders;
    private String service;
    private String store;

    @BeforeEach
    void twoStores() {
        service = environment.token("service");
        String sender = others.store();
        store = others.store();
        alsoSends(shop, others, sender);
        orders = new Editing(shop, service, sender);
    }

    @Test
    void whatIsBeingDecidedSaysUntilWhen() {
        UUID order = orders.placed(1, Map.of());
        String decideBy = shop.order(service, order).getString("decideBy");

        orders.pickup(order, orders.line(order, 0), store, orders.etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/order-not-decided"))
                .body("detail", containsString(decideBy));

        assertThat(shop.order(service, order).getString("lines[0].method")).isEqualTo("SHIP");
    }

    @Test
    void anEditThatTheConfirmationCrossesIsRefusedOrIsOfTheSale() {
        UUID order = orders.placed(1, Map.of());
        String line = orders.line(order, 0);
        orders.reserved(order);

        // Again and again, so that one comes on either side of it, wherever the moment is.
        await().atMost(90, SECONDS).until(() -> {
            int answer = orders.pickup(order, line, store, orders.etag(order)).statusCode();
            assertThat(answer).isIn(200, 409, 412);
            return answer == 200;
        });

        JsonPath consignments = orders.consignments(order);
        assertThat(consignments.getList("method")).containsExactly("PICKUP");
        assertThat(consignments.getString("[0].pickupLocation")).isEqualTo(store);
        assertThat(shop.order(service, order).getString("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void anEditThatTheCancellationCrossesChangesNothing() throws Exception {
        UUID order = orders.placed(1, Map.of());
        String line = orders.line(order, 0);
        String etag = orders.etag(order);

        List<Integer> answers = atOnce(
                () -> orders.pickup(order, line, store, etag),
                () -> shop.command(service).body(Map.of()).post("/orders/" + order + "/cancel"));

        assertThat(answers.getFirst()).isEqualTo(409);
        JsonPath cancelled = shop.until(service, order, "CANCELLED");
        assertThat(cancelled.getString("lines[0].method")).isEqualTo("SHIP");
        orders.pickup(order, line, store, orders.etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/order-not-confirmed"));
    }

    @Test
    void whatIsToBeThereTodayIsCancelledAndOrderedAnewInstead() {
        UUID order = orders.placed(
                1, Map.of("delivery", Map.of("service", "SAME_DAY", "country", "FR", "postcode", "69003")));
        orders.reserved(order);
        shop.until(service, order, "CONFIRMED");

        orders.pickup(order, orders.line(order, 0), store, orders.etag(order))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/same-day"))
                .body("detail", containsString("cancelled"));
        shop.command(service)
                .body(Map.of())
                .post("/orders/" + order + "/lines/" + orders.line(order, 0) + "/cancellation")
                .then()
                .statusCode(200);
    }
}
