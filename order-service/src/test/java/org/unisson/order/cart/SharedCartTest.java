package org.unisson.order.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.cart.Sharing.Share;
import org.unisson.order.ordering.Shop;

/** Several people fill one cart: nothing is lost, and of each line it stays known who added it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class SharedCartTest {

    private static final String STORE = "3012345678900";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Sharing sharing;

    private final UUID customer = Ids.next();
    private String owner;
    private String channel;
    private String cart;
    private String sku;

    @BeforeEach
    void open() {
        owner = environment.customerToken(customer);
        channel = shop.web();
        sku = shop.sku(1_00);
        cart = shop.cart(owner, channel, null).getString("cartId");
    }

    @Test
    void eachLineKeepsWhoAddedItIntoTheOrder() throws SQLException {
        Share friend = sharing.share(owner, cart, "ADD", "Ada");
        String social = shop.web();
        shop.add(owner, cart, sku, 1, channel).then().statusCode(201);
        sharing.add(friend, sku, 2, social).then().statusCode(201);
        sharing.add(friend, sku, 1, social).then().statusCode(201);
        shop.add(seller(), cart, sku, 4, channel).then().statusCode(201);
        shop.add(environment.token("service"), cart, sku, 5, social).then().statusCode(201);

        attributed(sharing.cart(owner, cart), friend);
        attributed(sharing.cart(seller(), cart), friend);
        UUID order = shop.checkout(owner, cart, channel, "tok_visa", 0, 0)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");
        attributed(shop.order(owner, order), friend);

        // An order from before lines had adders is read as well.
        shop.execute(
                "update orders set lines = (select jsonb_agg(line - 'addedBy') from jsonb_array_elements(lines) line)"
                        + " where order_id = ?",
                order);
        assertThat(shop.order(owner, order).getList("lines.addedBy")).containsOnlyNulls();
        assertThat(shop.order(owner, order).getList("lines.addedOn")).containsExactly(channel, social, channel, social);
    }

    @Test
    void aLineFromBeforeThereWereAddersIsTheOwners() throws SQLException {
        shop.add(owner, cart, sku, 1, channel).then().statusCode(201);
        shop.execute(
                "update cart set lines = (select jsonb_agg(line - 'addedBy') from jsonb_array_elements(lines) line)"
                        + " where cart_id = ?",
                UUID.fromString(cart));

        shop.add(owner, cart, sku, 1, channel).then().statusCode(201);

        assertThat(sharing.cart(owner, cart).getList("lines.quantity")).containsExactly(2);
        assertThat(sharing.cart(owner, cart).getString("lines[0].addedBy.kind")).isEqualTo("OWNER");
    }

    @Test
    void aGuestSeesTheLinesAndNothingOfTheOthers() {
        Share ada = sharing.share(owner, cart, "ADD", "Ada");
        Share ben = sharing.share(owner, cart, "VIEW", "Ben");
        shop.add(owner, cart, sku, 1, channel).then().statusCode(201);
        shop.add(seller(), cart, sku, 1, channel).then().statusCode(201);
        Response added = sharing.add(ada, sku, 3, channel);

        assertThat(added.jsonPath().<Map<String, String>>getList("lines.addedBy"))
                .containsExactly(null, null, Map.of("kind", "SHARE", "shareId", ada.shareId(), "label", "Ada"));
        for (Response seen : List.of(
                added,
                sharing.guest(ada).get("/carts/" + cart),
                sharing.guest(ben).get("/carts/" + cart))) {
            assertThat(seen.jsonPath().getInt("total.minor")).isEqualTo(5_00);
            assertThat(seen.asString())
                    .doesNotContain(customer.toString())
                    .doesNotContain("customerId")
                    .doesNotContain(STORE)
                    .doesNotContain("local-associate")
                    .doesNotContain("Ben");
        }
        assertThat(sharing.guest(ben).get("/carts/" + cart).asString()).doesNotContain("Ada");
    }

    @Test
    void twoGuestsAndTheOwnerAtOnceLoseNothing() {
        Share ada = sharing.share(owner, cart, "ADD", "Ada");
        Share ben = sharing.share(owner, cart, "EDIT", "Ben");
        List<Supplier<Response>> adders = List.of(
                () -> shop.add(owner, cart, sku, 1, channel),
                () -> sharing.add(ada, sku, 1, channel),
                () -> sharing.add(ben, sku, 1, channel));

        IntStream.range(0, 18)
                .mapToObj(index -> CompletableFuture.runAsync(
                        () -> adders.get(index % 3).get().then().statusCode(201)))
                .toList()
                .forEach(CompletableFuture::join);

        JsonPath after = sharing.cart(owner, cart);
        assertThat(after.getList("lines.quantity")).containsExactly(6, 6, 6);
        assertThat(after.getInt("version")).isEqualTo(19);
        JsonPath history = history(owner, cart, "?limit=200");
        assertThat(history.getList("items.version"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 19).boxed().toList());
        assertThat(history.getList("items.findAll { it.by.shareId == '" + ada.shareId() + "' }"))
                .hasSize(6);
    }

    private void attributed(JsonPath shown, Share friend) {
        assertThat(shown.getList("lines.quantity")).containsExactly(1, 3, 4, 5);
        assertThat(shown.<Map<String, String>>getList("lines.addedBy"))
                .containsExactly(
                        Map.of("kind", "OWNER"),
                        Map.of("kind", "SHARE", "shareId", friend.shareId(), "label", "Ada"),
                        Map.of("kind", "SELLER", "subject", "local-associate", "store", STORE),
                        Map.of("kind", "SERVICE", "subject", "local-service"));
    }

    private String seller() {
        return environment.token(TokenRequest.of("associate").inStores(STORE));
    }

    private JsonPath history(String by, String of, String query) {
        return shop.read(by)
                .get("/carts/" + of + "/operations" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
