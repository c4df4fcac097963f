package org.unisson.order.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.local.token.TokenRequest;
import org.unisson.order.cart.Sharing.Share;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** What was done to a shared cart is kept, and the token of a share is not. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CartHistoryTest {

    private static final String STORE = "3012345678900";

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Sharing sharing;

    @Inject
    Told told;

    @Inject
    AgroalDataSource database;

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
    void aMergeKeepsWhoAddedWhatAndWhatWasDoneAndTakesSharesAlong() {
        Share ada = sharing.share(owner, cart, "ADD", "Ada");
        sharing.add(ada, sku, 2, channel).then().statusCode(201);
        String anonymous = shop.cart(null, channel, null).getString("cartId");
        shop.add(null, anonymous, sku, 1, channel).then().statusCode(201);
        shop.read(owner)
                .body(Map.of("customerId", customer.toString()))
                .put("/carts/" + anonymous + "/customer")
                .then()
                .statusCode(200);

        // The friend's token leads on from the cart it was made for.
        sharing.guest(ada)
                .get("/carts/" + cart)
                .then()
                .statusCode(200)
                .body("status", equalTo("MERGED"), "mergedInto", equalTo(anonymous), "customerId", nullValue());
        sharing.add(new Share(ada.shareId(), ada.token(), anonymous), sku, 1, channel)
                .then()
                .statusCode(201);
        JsonPath merged = sharing.cart(owner, anonymous);
        assertThat(merged.getList("lines.addedBy.kind")).containsExactly("SHARE", "OWNER");
        assertThat(merged.getList("lines.quantity")).containsExactly(3, 1);

        JsonPath history = history(owner, anonymous, "");
        assertThat(history.getList("items.what"))
                .containsExactly("OPENED", "ADDED", "OPENED", "ADDED", "MERGED", "ATTACHED", "ADDED");
        assertThat(history.getList("items.cartId"))
                .containsExactly(cart, cart, anonymous, anonymous, cart, anonymous, anonymous);
        assertThat(history.getString("items[4].otherCart")).isEqualTo(anonymous);
        assertThat(history.getString("items[5].otherCart")).isEqualTo(cart);
        assertThat(history(owner, cart, "").getList("items.what")).containsExactly("OPENED", "ADDED", "MERGED");
        sharing.revoke(owner, new Share(ada.shareId(), ada.token(), anonymous));
        sharing.guest(ada).get("/carts/" + cart).then().statusCode(403);
    }

    @Test
    void everyChangeIsKeptInOrderPageByPageAndNeverChanged() {
        String line = shop.add(owner, cart, sku, 2, channel).jsonPath().getString("lines[0].lineId");
        String path = "/carts/" + cart + "/lines/" + line;
        shop.read(seller()).body(Map.of("quantity", 5)).put(path).then().statusCode(200);
        shop.read(owner).delete(path).then().statusCode(200);
        shop.add(owner, cart, sku, 1, channel).then().statusCode(201);
        shop.checkout(owner, cart, channel, "tok_visa", 0, 0).then().statusCode(202);

        List<String> what = new ArrayList<>();
        List<Integer> quantities = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = history(owner, cart, "?limit=1" + cursor);
            what.addAll(page.getList("items.what"));
            quantities.addAll(page.getList("items.quantity"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);

        assertThat(what).containsExactly("OPENED", "ADDED", "CHANGED", "REMOVED", "ADDED", "CHECKED_OUT");
        assertThat(quantities).containsExactly(null, 2, 5, 5, 1, null);
        assertThat(history(owner, cart, "").getString("items[2].by.subject")).isEqualTo("local-associate");
        shop.read(owner)
                .get("/carts/" + cart + "/operations?cursor=bm9uc2Vuc2U")
                .then()
                .statusCode(400);
        shop.read(environment.customerToken(Ids.next()))
                .get("/carts/" + cart + "/operations")
                .then()
                .statusCode(403);
        assertThatThrownBy(() -> shop.execute("delete from cart_operation where cart_id = ?", UUID.fromString(cart)))
                .hasMessageContaining("never changed");
    }

    @Test
    void theTokenIsInNoAnswerButTheFirstAndNotKeptToldOrLogged() throws SQLException {
        ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
        Handler listening = listening(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        root.info("somebody listens");
        try {
            Share ada = sharing.share(owner, cart, "ADD", "Ada");
            List<String> answers = new ArrayList<>();
            answers.add(sharing.add(ada, sku, 1, channel).asString());
            answers.add(sharing.add(ada, "NO-SUCH-SKU", 1, channel).asString());
            answers.add(sharing.guest(ada)
                    .body("{")
                    .put("/carts/" + cart + "/lines/1")
                    .asString());
            answers.add(sharing.guest(ada).get("/carts/" + cart).asString());
            answers.add(shop.read(owner).get("/carts/" + cart + "/shares").asString());
            answers.add(shop.read(owner).get("/carts/" + cart + "/operations").asString());
            Response placed = shop.checkout(owner, cart, channel, "tok_visa", 0, 0);
            String order = placed.jsonPath().getString("orderId");
            answers.add(placed.asString());
            answers.add(told.of(Topics.ORDERS, order, 1).toString());
            sharing.revoke(owner, ada);
            answers.add(sharing.guest(ada).get("/carts/" + cart).asString());

            assertThat(answers).noneMatch(answer -> answer.contains(ada.token()));
            assertThat(logged)
                    .anyMatch(line -> line.contains("somebody listens"))
                    .noneMatch(line -> line.contains(ada.token()));
            for (String table : tables()) {
                assertThat(shop.number(
                                "select count(*) from " + table + " as t where t::text like '%' || ? || '%'",
                                ada.token()))
                        .as(table)
                        .isZero();
            }
        } finally {
            root.removeHandler(listening);
        }
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

    private List<String> tables() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            assertThat(tables).contains("cart_share", "cart_operation", "idempotent_answer");
            return tables;
        }
    }

    private static Handler listening(ConcurrentLinkedQueue<String> logged) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                String parameters = line.getParameters() == null ? "" : java.util.Arrays.toString(line.getParameters());
                logged.add(line.getMessage() + parameters + line.getThrown());
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        handler.setLevel(Level.ALL);
        return handler;
    }
}
