package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Another system's order is placed once, also when its Idempotency-Key has long been forgotten: each call has a new one. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ExternalReferenceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    private final String invoice = "536365-" + UUID.randomUUID();
    private String service;
    private String channel;
    private String sku;

    @BeforeEach
    void channel() {
        service = environment.token("service");
        channel = shop.web();
        sku = shop.sku(9_00);
    }

    @Test
    void theSameReferenceAgainIsTheSameOrder() throws SQLException {
        String order = place(wanted(3)).then().statusCode(202).extract().path("orderId");

        place(wanted(3))
                .then()
                .statusCode(200)
                .header("Location", endsWith(order))
                .body("orderId", equalTo(order));
        Map<String, Object> withAnotherCard = wanted(3);
        withAnotherCard.put("cardToken", "tok_flaky");
        place(withAnotherCard).then().statusCode(200).body("orderId", equalTo(order));

        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void aCancelledOrderIsFoundAgainAsWell() {
        String order = place(wanted(3)).then().statusCode(202).extract().path("orderId");
        shop.refused(UUID.fromString(order));
        shop.until(service, UUID.fromString(order), "CANCELLED");

        place(wanted(3)).then().statusCode(200).body("orderId", equalTo(order), "status", equalTo("CANCELLED"));
    }

    @Test
    void anotherContentUnderTheReferenceIsRefused() throws SQLException {
        place(wanted(3)).then().statusCode(202);

        place(wanted(4)).then().statusCode(409).body("type", equalTo("/problems/reference-used"));
        Map<String, Object> later = wanted(3);
        later.put("placedAt", "2019-03-01T10:00:01Z");
        place(later).then().statusCode(409);

        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void whatItAddsToIsPartOfTheContent() {
        String first = orderOf("first");
        String second = orderOf("second");
        Map<String, Object> more = wanted(3);
        more.put("amends", first);
        String order = place(more).then().statusCode(202).extract().path("orderId");

        place(more).then().statusCode(200).body("orderId", equalTo(order));
        more.put("amends", second);
        place(more).then().statusCode(409).body("type", equalTo("/problems/reference-used"));
        place(wanted(3)).then().statusCode(409).body("type", equalTo("/problems/reference-used"));
        assertThat(shop.order(service, UUID.fromString(order)).getString("amends"))
                .isEqualTo(first);
    }

    private String orderOf(String reference) {
        Map<String, Object> other = wanted(1);
        other.put("externalReference", reference + invoice);
        return place(other).then().statusCode(202).extract().path("orderId");
    }

    @Test
    void anotherChannelHasReferencesOfItsOwn() {
        String order = place(wanted(3)).then().statusCode(202).extract().path("orderId");
        Map<String, Object> elsewhere = wanted(3);
        elsewhere.put("channel", shop.web());

        String other = place(elsewhere).then().statusCode(202).extract().path("orderId");

        assertThat(other).isNotEqualTo(order);
    }

    @Test
    void manyAtOncePlaceOneOrder() throws SQLException {
        List<String> ids = IntStream.range(0, 6)
                .mapToObj(attempt -> CompletableFuture.supplyAsync(
                        () -> place(wanted(3)).jsonPath().getString("orderId")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedLeavesTheReferenceFree() {
        Map<String, Object> unpaid = wanted(3);
        unpaid.remove("cardToken");

        place(unpaid).then().statusCode(422);

        place(wanted(3)).then().statusCode(202);
    }

    @Test
    void itIsTheServicesAndShort() {
        Map<String, Object> asked = wanted(3);
        shop.command(environment.token("agent"))
                .body(asked)
                .post("/orders")
                .then()
                .statusCode(403);
        asked.put("externalReference", "x".repeat(65));
        place(asked).then().statusCode(400);
    }

    private Map<String, Object> wanted(long quantity) {
        return new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                "SHIP",
                "cardToken",
                "tok_visa",
                "placedAt",
                "2019-03-01T10:00:00Z",
                "externalReference",
                invoice,
                "lines",
                List.of(Map.of("sku", sku, "quantity", quantity))));
    }

    private Response place(Map<String, Object> body) {
        return shop.command(service).body(body).post("/orders");
    }

    private long orders() throws SQLException {
        return shop.number("select count(*) from orders where channel = ?", channel);
    }
}
