package org.unisson.order.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.cart.Sharing.Share;
import org.unisson.order.ordering.Shop;

/** Shares are made, listed and revoked by the owner, with an end, and not without number. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CartSharingTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Sharing sharing;

    private String owner;
    private String channel;
    private String cart;

    @BeforeEach
    void open() {
        owner = environment.customerToken(Ids.next());
        channel = shop.web();
        cart = shop.cart(owner, channel, null).getString("cartId");
    }

    @Test
    void sharesAreListedWithoutTokensUntilTheyEnd() throws SQLException {
        Share ada = sharing.share(owner, cart, "ADD", "Ada's 🎁");
        Share ben = sharing.share(owner, cart, "VIEW", null);
        Share expired = sharing.share(owner, cart, "VIEW", null);
        shop.execute("update cart_share set expires_at = now() where share_id = ?", UUID.fromString(expired.shareId()));

        Response listed = shop.read(environment.token("agent")).get("/carts/" + cart + "/shares");
        listed.then()
                .statusCode(200)
                .body("shares.shareId", equalTo(List.of(ada.shareId(), ben.shareId())))
                .body("shares[0].label", equalTo("Ada's 🎁"), "shares[0].right", equalTo("ADD"));
        assertThat(listed.asString()).doesNotContain(ada.token()).doesNotContain("token");

        sharing.revoke(owner, ada);
        sharing.revoke(owner, ada);
        shop.read(owner).get("/carts/" + cart + "/shares").then().body("shares", hasSize(1));
        shop.read(owner)
                .delete("/carts/" + cart + "/shares/" + Ids.next())
                .then()
                .statusCode(404);
        sharing.guest(ben).get("/carts/" + cart).then().statusCode(200);
    }

    @Test
    void itLastsSevenDaysOrAsAskedUpToNinety() {
        Instant before = Instant.now();
        Instant usually = Instant.parse(
                sharing.wish(owner, cart, Map.of("right", "VIEW")).jsonPath().getString("expiresAt"));
        assertThat(usually)
                .isBetween(
                        before.plus(Duration.ofDays(7)).minusMillis(1),
                        Instant.now().plus(Duration.ofDays(7)));
        until(Instant.now().plus(Duration.ofDays(89))).then().statusCode(201);
        until(Instant.now().plus(Duration.ofDays(90).plusMinutes(5)))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/expiresAt"));
        until(Instant.now().minusSeconds(1)).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"right\":\"OWN\"}",
                "{\"right\":\"VIEW\",\"label\":\"\"}",
                "{\"right\":\"VIEW\",\"label\":\"\\u0000\"}",
                "{\"right\":\"VIEW\",\"label\":\"\\ud800\"}",
                "{\"right\":\"VIEW\",\"expiresAt\":\"tomorrow\"}",
                "{\"right\":\"VIEW\",\"expiresAt\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"right\":\"VIEW\",\"label\":\"12345678901234567890123456789012345678901234567890123456789012345\"}"
            })
    void whatIsNoShareIsRefused(String body) {
        sharing.wish(owner, cart, body).then().statusCode(400).contentType(containsString("problem"));
    }

    @Test
    void onlyTheOpenCartOfACustomerIsShared() {
        String anonymous = shop.cart(null, channel, null).getString("cartId");
        sharing.wish(owner, anonymous, Map.of("right", "VIEW"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/cart-of-nobody"));
        sharing.wish(owner, Ids.next().toString(), Map.of("right", "VIEW"))
                .then()
                .statusCode(404);
        shop.add(owner, cart, shop.sku(1_00), 1, channel).then().statusCode(201);
        Share share = sharing.share(owner, cart, "ADD", null);
        String order = shop.checkout(owner, cart, channel, "tok_visa", 0, 0)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("orderId");

        sharing.wish(owner, cart, Map.of("right", "VIEW"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/cart-not-open"));
        Response late = sharing.add(share, shop.sku(1_00), 1, channel);
        late.then().statusCode(409);
        assertThat(late.asString()).doesNotContain(order);
        sharing.guest(share)
                .get("/carts/" + cart)
                .then()
                .statusCode(200)
                .body("status", equalTo("CHECKED_OUT"), "orderId", nullValue());
    }

    @Test
    void manyAtOnceMakeNoMoreThanTwentyShares() {
        long made = IntStream.range(0, 24)
                .mapToObj(index -> CompletableFuture.supplyAsync(
                        () -> sharing.wish(owner, cart, Map.of("right", "VIEW")).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(status -> status == 201)
                .count();

        assertThat(made).isEqualTo(20);
        sharing.wish(owner, cart, Map.of("right", "VIEW"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-shares"));
        String one =
                shop.read(owner).get("/carts/" + cart + "/shares").jsonPath().getString("shares[0].shareId");
        sharing.revoke(owner, new Share(one, null, cart));
        sharing.share(owner, cart, "VIEW", null);
    }

    @Test
    void aRepetitionIsAnsweredWithoutTheToken() {
        String key = UUID.randomUUID().toString();
        Response first = repeat(key);
        Response again = repeat(key);

        first.then().statusCode(201).body("token", notNullValue()).header("Cache-Control", "no-store");
        again.then()
                .statusCode(201)
                .body("token", nullValue(), "shareId", equalTo(first.jsonPath().getString("shareId")));
        shop.read(owner).get("/carts/" + cart + "/shares").then().body("shares", hasSize(1));
    }

    private Response repeat(String key) {
        return shop.read(owner)
                .header("Idempotency-Key", key)
                .body(Map.of("right", "VIEW"))
                .post("/carts/" + cart + "/shares");
    }

    private Response until(Instant end) {
        return sharing.wish(owner, cart, Map.of("right", "VIEW", "expiresAt", end.toString()));
    }
}
