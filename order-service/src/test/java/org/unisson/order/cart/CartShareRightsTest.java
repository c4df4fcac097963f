package org.unisson.order.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.cart.Sharing.Share;
import org.unisson.order.ordering.Shop;

/** What whoever presents a token may do, verb by verb. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CartShareRightsTest {

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

    @ParameterizedTest
    @CsvSource({
        "VIEW,    200, 403, 403, 403, 403",
        "ADD,     200, 201, 200, 200, 403",
        "EDIT,    200, 201, 200, 200, 200",
        "REVOKED, 403, 403, 403, 403, 403",
        "EXPIRED, 403, 403, 403, 403, 403",
        "OTHER,   403, 403, 403, 403, 403",
        "UNKNOWN, 403, 403, 403, 403, 403"
    })
    void aTokenAllowsWhatItsRightSays(String kind, int see, int add, int changeOwn, int removeOwn, int editOthers)
            throws SQLException {
        String ownersFirst = line(shop.add(owner, cart, sku, 2, channel));
        String ownersSecond = line(shop.add(owner, cart, shop.sku(2_00), 2, channel));
        Share share = shareOf(kind);
        String own = ownLine(kind, share);
        end(kind, share);

        assertThat(sharing.guest(share).get("/carts/" + cart).statusCode()).isEqualTo(see);
        Share here = new Share(share.shareId(), share.token(), cart);
        assertThat(sharing.add(here, sku, 1, channel).statusCode()).isEqualTo(add);
        assertThat(change(share, own).statusCode()).isEqualTo(changeOwn);
        assertThat(remove(share, own).statusCode()).isEqualTo(removeOwn);
        assertThat(change(share, ownersFirst).statusCode()).isEqualTo(editOthers);
        assertThat(remove(share, ownersSecond).statusCode()).isEqualTo(editOthers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEW", "ADD", "EDIT", "REVOKED", "EXPIRED", "OTHER", "UNKNOWN"})
    void noTokenDoesWhatIsTheOwners(String kind) throws SQLException {
        shop.add(owner, cart, sku, 1, channel).then().statusCode(201);
        Share share = shareOf(kind);
        end(kind, share);
        UUID friend = Ids.next();

        SoftAssertions softly = new SoftAssertions();
        Map.of(401, "", 403, environment.customerToken(friend)).forEach((status, bearer) -> {
            List<Response> refused = List.of(
                    guest(share, bearer)
                            .body(Map.of("channel", channel, "method", "SHIP", "cardToken", "tok_visa"))
                            .post("/carts/" + cart + "/checkout"),
                    guest(share, bearer)
                            .body(Map.of("customerId", customer.toString()))
                            .put("/carts/" + cart + "/customer"),
                    guest(share, bearer).body(Map.of("right", "VIEW")).post("/carts/" + cart + "/shares"),
                    guest(share, bearer).get("/carts/" + cart + "/shares"),
                    guest(share, bearer).delete("/carts/" + cart + "/shares/" + share.shareId()),
                    guest(share, bearer).get("/carts/" + cart + "/operations"));
            for (int i = 0; i < refused.size(); i++) {
                softly.assertThat(refused.get(i).statusCode())
                        .as("request " + i)
                        .isEqualTo(status);
            }
        });
        softly.assertAll();
        guest(share, environment.customerToken(friend))
                .body(Map.of("customerId", friend.toString()))
                .put("/carts/" + cart + "/customer")
                .then()
                .statusCode(403);
        assertThat(sharing.cart(owner, cart).getString("status")).isEqualTo("OPEN");
    }

    @Test
    void aTokenThatDoesNotOpenTheCartDoesNotSayWhy() throws SQLException {
        Set<String> answers = new HashSet<>();
        for (String kind : List.of("REVOKED", "EXPIRED", "OTHER", "UNKNOWN")) {
            Share share = shareOf(kind);
            end(kind, share);
            answers.add(sharing.guest(share).get("/carts/" + cart).asString());
            answers.add(sharing.guest(share).get("/carts/" + Ids.next()).asString());
            answers.add(change(share, Ids.next().toString()).asString());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void aShareEndsAtItsInstant() throws SQLException {
        Share share = sharing.share(owner, cart, "ADD", null);
        sharing.add(share, sku, 1, channel).then().statusCode(201);

        shop.execute("update cart_share set expires_at = now() where share_id = ?", UUID.fromString(share.shareId()));

        sharing.guest(share).get("/carts/" + cart).then().statusCode(403);
        sharing.add(share, sku, 1, channel).then().statusCode(403);
    }

    @Test
    void whatIsKeptUnderAKeyIsNotForAShareThatHasEnded() {
        Share share = sharing.share(owner, cart, "ADD", null);
        String key = UUID.randomUUID().toString();
        assertThat(addition(share, key).statusCode()).isEqualTo(201);
        assertThat(addition(share, key).statusCode()).isEqualTo(201);

        sharing.revoke(owner, share);

        assertThat(addition(share, key).statusCode()).isEqualTo(403);
        assertThat(sharing.cart(owner, cart).getList("lines.quantity")).containsExactly(1);
    }

    @Test
    void whoShowsAShareComesByIt() {
        Share share = sharing.share(owner, cart, "VIEW", null);

        sharing.guest(share, owner)
                .body(Map.of("sku", sku, "quantity", 1, "channel", channel))
                .post("/carts/" + cart + "/lines")
                .then()
                .statusCode(403);
    }

    private Share shareOf(String kind) {
        return switch (kind) {
            case "UNKNOWN" -> Share.unknown(cart);
            case "OTHER" -> {
                String stranger = environment.customerToken(Ids.next());
                yield sharing.share(stranger, shop.cart(stranger, channel, null).getString("cartId"), "EDIT", null);
            }
            case "REVOKED", "EXPIRED" -> sharing.share(owner, cart, "EDIT", null);
            default -> sharing.share(owner, cart, kind, null);
        };
    }

    /** A line that was added by the share where it could; else one of the owner. */
    private String ownLine(String kind, Share share) {
        String its = shop.sku(3_00);
        return switch (kind) {
            case "VIEW", "OTHER", "UNKNOWN" -> line(shop.add(owner, cart, its, 1, channel));
            default -> line(sharing.add(share, its, 1, channel));
        };
    }

    private void end(String kind, Share share) throws SQLException {
        if (kind.equals("REVOKED")) {
            sharing.revoke(owner, share);
        } else if (kind.equals("EXPIRED")) {
            shop.execute(
                    "update cart_share set expires_at = now() where share_id = ?", UUID.fromString(share.shareId()));
        }
    }

    private RequestSpecification guest(Share share, String bearer) {
        return sharing.guest(share, bearer.isEmpty() ? null : bearer);
    }

    private Response addition(Share share, String key) {
        return shop.read(null)
                .header("Idempotency-Key", key)
                .header("Cart-Share", share.token())
                .body(Map.of("sku", sku, "quantity", 1, "channel", channel))
                .post("/carts/" + cart + "/lines");
    }

    private Response change(Share share, String line) {
        return sharing.guest(share).body(Map.of("quantity", 5)).put("/carts/" + cart + "/lines/" + line);
    }

    private Response remove(Share share, String line) {
        return sharing.guest(share).delete("/carts/" + cart + "/lines/" + line);
    }

    private static String line(Response added) {
        return added.then().statusCode(201).extract().jsonPath().getString("lines[-1].lineId");
    }
}
