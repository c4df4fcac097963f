package org.unisson.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;

/** Two customers who turn out to be one person, and to be two after all: nothing is lost, doubled, or shown to a stranger. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class OnePersonTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String card;
    private UUID ada;
    private UUID bea;
    private String adas;
    private String beas;
    private String stranger;
    private String staff;
    private String channel;

    @BeforeEach
    void two() {
        card = "C-" + UUID.randomUUID();
        ada = Ids.next();
        bea = others.customerWithCard(card);
        adas = environment.customerToken(ada);
        beas = environment.customerToken(bea);
        stranger = environment.customerToken(Ids.next());
        staff = environment.token("associate");
        channel = shop.web();
    }

    @Test
    void theOpenCartIsTheOneTouchedLastAndTheOtherStays() {
        String sku = shop.sku(3_00);
        String ofAda = cart(adas, sku, 1);
        String ofBea = cart(beas, sku, 2);
        open(adas, "customer=" + bea).then().statusCode(403);

        others.merged(bea, 1, ada);

        for (Response found : List.of(
                open(adas, "customer=" + ada),
                open(adas, "customer=" + bea),
                open(beas, "customer=" + ada),
                open(staff, "customer=" + ada),
                open(staff, "card=" + card))) {
            found.then()
                    .statusCode(200)
                    .body("cartId", equalTo(ofBea), "otherOpen", equalTo(List.of(ofAda)))
                    .body("customerId", equalTo(bea.toString()), "lines[0].quantity", equalTo(2));
        }
        open(stranger, "customer=" + ada).then().statusCode(403);
        shop.command(adas)
                .body(Map.of("channel", channel))
                .post("/carts")
                .then()
                .statusCode(200)
                .body("cartId", equalTo(ofBea));
        shop.add(adas, ofBea, sku, 1, channel).then().statusCode(201);
        shop.add(beas, ofAda, sku, 4, channel).then().statusCode(201);
        open(beas, "customer=" + bea).then().body("cartId", equalTo(ofAda), "lines[0].quantity", equalTo(5));

        others.parted(bea, 2, ada);

        open(adas, "customer=" + ada)
                .then()
                .body("cartId", equalTo(ofAda), "lines[0].quantity", equalTo(5), "otherOpen", nullValue());
        open(beas, "customer=" + bea).then().body("cartId", equalTo(ofBea), "lines[0].quantity", equalTo(3));
        shop.read(adas).get("/carts/" + ofBea).then().statusCode(403);
        shop.add(beas, ofAda, sku, 1, channel).then().statusCode(403);
    }

    @Test
    void oneOfThePersonsCartsTakesInTheOtherWhereAsked() {
        String sku = shop.sku(3_00);
        String ofAda = cart(adas, sku, 1);
        String ofBea = cart(beas, sku, 2);
        attach(adas, ofAda, bea).then().statusCode(403);
        attach(staff, ofAda, bea).then().statusCode(409);

        others.merged(bea, 1, ada);

        attach(adas, ofAda, bea)
                .then()
                .statusCode(200)
                .body("customerId", equalTo(ada.toString()), "lines", hasSize(1), "lines[0].quantity", equalTo(3));
        attach(adas, ofAda, bea).then().statusCode(200).body("lines[0].quantity", equalTo(3));
        shop.read(beas)
                .get("/carts/" + ofBea)
                .then()
                .body("status", equalTo("MERGED"), "mergedInto", equalTo(ofAda), "customerId", equalTo(bea.toString()));
        open(beas, "customer=" + bea).then().body("cartId", equalTo(ofAda), "otherOpen", nullValue());
    }

    @Test
    void manyDevicesOfBothOpenOneCart() {
        others.merged(bea, 1, ada);

        List<CompletableFuture<String>> opened = Stream.of(adas, beas, adas, beas, adas, beas)
                .map(token -> CompletableFuture.supplyAsync(() -> shop.command(token)
                        .body(Map.of("channel", channel))
                        .post("/carts")
                        .then()
                        .extract()
                        .<String>path("cartId")))
                .toList();

        assertThat(opened.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        open(staff, "customer=" + ada).then().body("otherOpen", nullValue());
    }

    @Test
    void theOrdersAreOneListInOrderPageByPage() {
        List<UUID> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.addFirst(shop.placed(adas, null, 5_00, "tok_visa", 0));
            placed.addFirst(shop.placed(beas, null, 5_00, "tok_visa", 0));
        }

        others.merged(bea, 1, ada);

        for (UUID asked : List.of(ada, bea)) {
            assertThat(ordersOf(beas, asked)).isEqualTo(placed);
        }
        JsonPath first = shop.read(adas).get("/orders?limit=2&customer=" + bea).jsonPath();
        assertThat(first.getList("items.customerId", UUID.class)).containsExactly(bea, ada);
        shop.read(beas).get("/orders/" + placed.getLast()).then().statusCode(200);
        shop.read(stranger).get("/orders/" + placed.getLast()).then().statusCode(403);
        shop.read(stranger).get("/orders?customer=" + ada).then().statusCode(403);
        UUID since = shop.placed(beas, null, 5_00, "tok_visa", 0);

        others.parted(bea, 2, ada);

        assertThat(ordersOf(adas, ada)).isEqualTo(List.of(placed.get(1), placed.get(3), placed.get(5)));
        assertThat(ordersOf(beas, bea)).isEqualTo(List.of(since, placed.get(0), placed.get(2), placed.get(4)));
        shop.read(beas).get("/orders/" + placed.getLast()).then().statusCode(403);
    }

    @Test
    void thePurchasesAreOneListInOrderPageByPage() {
        Till till = Till.opened(environment, others);
        List<UUID> sold = new ArrayList<>();
        for (UUID buyer : List.of(ada, bea, bea, ada)) {
            sold.addFirst(Tills.sold(till.service(), Tills.with(till.receipt(), "customerId", buyer.toString())));
        }

        others.merged(bea, 1, ada);

        for (UUID asked : List.of(ada, bea)) {
            assertThat(purchasesOf(beas, asked))
                    .containsExactlyInAnyOrderElementsOf(sold)
                    .hasSize(4);
        }
        shop.read(beas).get("/purchases/" + sold.getLast()).then().statusCode(200);
        shop.read(stranger).get("/purchases/" + sold.getLast()).then().statusCode(403);

        others.parted(bea, 2, ada);

        assertThat(purchasesOf(adas, ada)).containsExactlyInAnyOrder(sold.getFirst(), sold.getLast());
        assertThat(purchasesOf(beas, bea)).containsExactlyInAnyOrder(sold.get(1), sold.get(2));
        shop.read(adas).get("/purchases?customer=" + bea).then().statusCode(403);
    }

    private String cart(String token, String sku, long pieces) {
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, sku, pieces, channel).then().statusCode(201);
        return cart;
    }

    private Response open(String token, String whose) {
        return shop.read(token).get("/carts?" + whose);
    }

    private Response attach(String token, String cart, UUID customer) {
        return shop.read(token).body(Map.of("customerId", customer.toString())).put("/carts/" + cart + "/customer");
    }

    private List<UUID> ordersOf(String token, UUID customer) {
        return pages(token, "/orders", "orderId", customer);
    }

    private List<UUID> purchasesOf(String token, UUID customer) {
        return pages(token, "/purchases", "purchaseId", customer);
    }

    private List<UUID> pages(String token, String list, String id, UUID customer) {
        List<UUID> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = shop.read(token)
                    .get(list + "?limit=2&customer=" + customer + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items." + id, UUID.class));
            cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        return all;
    }
}
