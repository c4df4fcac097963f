package org.unisson.order.cart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** Trap 3: no lost updates, no cart lost at login. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CartResourceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private final UUID customer = Ids.next();
    private String token;
    private String channel;

    @BeforeEach
    void open() {
        token = environment.customerToken(customer);
        channel = shop.web();
    }

    @Test
    void twoDevicesAtOnceLoseNothing() {
        String cart = shop.cart(token, channel, null).getString("cartId");
        List<String> skus = List.of(shop.sku(1_00), shop.sku(2_00));

        IntStream.range(0, 12)
                .mapToObj(
                        index -> CompletableFuture.runAsync(() -> shop.add(token, cart, skus.get(index % 2), 1, channel)
                                .then()
                                .statusCode(201)))
                .toList()
                .forEach(CompletableFuture::join);

        JsonPath after = get(token, cart).jsonPath();
        assertThat(after.getList("lines.quantity")).containsExactly(6, 6);
        assertThat(after.getInt("version")).isEqualTo(13);
        assertThat(after.getInt("total.minor")).isEqualTo(18_00);
    }

    @Test
    void anEditOfAnOlderVersionIsRefused() {
        String cart = shop.cart(token, channel, null).getString("cartId");
        JsonPath seen = shop.add(token, cart, shop.sku(1_00), 1, channel).jsonPath();
        String line = "/carts/" + cart + "/lines/" + seen.getString("lines[0].lineId");
        String etag = get(token, cart).header("ETag");

        shop.read(token)
                .header("If-Match", etag)
                .body(Map.of("quantity", 5))
                .put(line)
                .then()
                .statusCode(200);
        shop.read(token)
                .header("If-Match", etag)
                .body(Map.of("quantity", 7))
                .put(line)
                .then()
                .statusCode(412);
        get(token, cart).then().body("lines[0].quantity", equalTo(5));
        shop.read(token).delete(line).then().statusCode(200).body("lines", hasSize(0), "total", nullValue());
        shop.read(token).delete(line).then().statusCode(404);
    }

    @Test
    void aCustomerHasOneOpenCartOnAllDevices() {
        String staff = environment.token(TokenRequest.of("associate"));
        String cart = shop.cart(token, channel, null).getString("cartId");

        shop.command(token)
                .body(Map.of("channel", channel))
                .post("/carts")
                .then()
                .statusCode(200)
                .body("cartId", equalTo(cart));
        shop.read(staff)
                .get("/carts?customer=" + customer)
                .then()
                .statusCode(200)
                .body("cartId", equalTo(cart));
        shop.read(staff).get("/carts?customer=" + Ids.next()).then().statusCode(404);
    }

    @Test
    void theTillFindsTheCartByTheCard() {
        String staff = environment.token(TokenRequest.of("associate"));
        String card = "card-" + UUID.randomUUID();
        UUID holder = others.customerWithCard(card);
        String cart = shop.cart(staff, channel, holder).getString("cartId");

        shop.read(staff).get("/carts?card=" + card).then().statusCode(200).body("cartId", equalTo(cart));
        shop.read(staff).get("/carts?card=nobody").then().statusCode(404);
        shop.read(token).get("/carts?card=" + card).then().statusCode(403);
        shop.read(null).get("/carts?card=" + card).then().statusCode(401);
    }

    @Test
    void loginMergesWithoutLoss() {
        String sku = shop.sku(3_00);
        String had = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, had, sku, 2, channel).then().statusCode(201);
        String anonymous = shop.cart(null, channel, null).getString("cartId");
        shop.add(null, anonymous, sku, 1, channel).then().statusCode(201);

        shop.read(token)
                .body(Map.of("customerId", customer.toString()))
                .put("/carts/" + anonymous + "/customer")
                .then()
                .statusCode(200)
                .body("cartId", equalTo(anonymous), "lines", hasSize(1), "lines[0].quantity", equalTo(3));

        get(token, had).then().body("status", equalTo("MERGED"), "mergedInto", equalTo(anonymous));
        shop.add(token, had, sku, 1, channel).then().statusCode(409);
        get(null, anonymous).then().statusCode(401);
    }

    @Test
    void manyLoginsAtOnceLeaveOneCartWithEverything() {
        String sku = shop.sku(3_00);
        List<String> carts = IntStream.range(0, 4)
                .mapToObj(device -> {
                    String cart = shop.cart(null, channel, null).getString("cartId");
                    shop.add(null, cart, sku, 1, channel).then().statusCode(201);
                    return cart;
                })
                .toList();

        carts.stream()
                .map(cart -> CompletableFuture.runAsync(() -> shop.read(token)
                        .body(Map.of("customerId", customer.toString()))
                        .put("/carts/" + cart + "/customer")
                        .then()
                        .statusCode(200)))
                .toList()
                .forEach(CompletableFuture::join);

        shop.read(token)
                .get("/carts?customer=" + customer)
                .then()
                .body("lines", hasSize(1), "lines[0].quantity", equalTo(4));
    }

    @Test
    void whatCannotBeSoldIsRefusedWithItsPlace() {
        String cart = shop.cart(token, channel, null).getString("cartId");
        String priceless = others.skus(1).getFirst();

        refused(cart, "NO-SUCH-SKU", channel, "unknown-sku");
        refused(cart, priceless, channel, "no-price");
        refused(cart, shop.sku(1_00), "no-such-channel", "unknown-channel");
        refused(cart, shop.sku(1_00), shop.channel(false), "inactive-channel");
        shop.add(token, cart, shop.sku(1_00), 0, channel).then().statusCode(400);
        shop.add(token, cart, shop.sku(1_00), 10_000, channel).then().statusCode(400);
    }

    @Test
    void anotherCustomersCartIsNotReached() {
        String cart = shop.cart(token, channel, null).getString("cartId");
        String stranger = environment.customerToken(Ids.next());

        get(stranger, cart).then().statusCode(403);
        get(null, cart).then().statusCode(401);
        get(environment.forgedToken(TokenRequest.ofCustomer(customer.toString())), cart)
                .then()
                .statusCode(401);
        shop.add(stranger, cart, shop.sku(1_00), 1, channel).then().statusCode(403);
        shop.checkout(stranger, cart, channel, "tok_visa", 0, 0).then().statusCode(403);
        get(token, cart).then().statusCode(200).body("lines", hasSize(0));
    }

    @Test
    void theChannelsPriceWinsThenTheLatest() {
        String sku = shop.sku(10_00);
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, sku, 1, channel).then().statusCode(201);

        shop.prices(
                sku,
                2,
                List.of(
                        Shop.price(null, 9_00, 10),
                        Shop.price(null, 1_00, -3_600),
                        Shop.price(channel, 8_00, 50),
                        Shop.price(channel, 7_00, 20)));

        await().atMost(90, SECONDS)
                .untilAsserted(() -> get(token, cart).then().body("lines[0].unitPrice.minor", equalTo(7_00)));
        get(token, cart + "?channel=" + shop.web()).then().body("lines[0].unitPrice.minor", equalTo(9_00));
    }

    private Response get(String by, String cart) {
        return shop.read(by).get("/carts/" + cart);
    }

    private void refused(String cart, String sku, String on, String slug) {
        shop.add(token, cart, sku, 1, on)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/" + slug), "violations", hasSize(1));
    }
}
