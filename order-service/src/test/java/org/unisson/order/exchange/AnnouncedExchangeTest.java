package org.unisson.order.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** R8: a customer begins an exchange on the web; it is made when the goods are there, once, whatever else happens. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class AnnouncedExchangeTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    private Announcing goods;
    private String service;

    @BeforeEach
    void twoPiecesThatAreWithTheirCustomer() {
        goods = Announcing.twoPieces(shop, others, environment);
        service = goods.service();
    }

    @Test
    void nothingMovesBeforeTheGoodsAreThereAndThenTheAgreedPriceHolds() throws Exception {
        String scarf = shop.sku(8_00);
        String announced = goods.announce(goods.customer(), 1, scarf)
                .then()
                .statusCode(201)
                .body("status", equalTo("ANNOUNCED"))
                .body("setOff.minor", equalTo(8_00))
                .body("refunded.minor", equalTo(2_00))
                .extract()
                .path("announcementId");
        assertThat(goods.refunded()).isZero();
        dearer(scarf);

        JsonPath made = goods.receive(service, announced, 1)
                .then()
                .statusCode(201)
                .body("setOff.minor", equalTo(8_00))
                .body("refunded.minor", equalTo(2_00))
                .body("surplus.minor", equalTo(0))
                .extract()
                .jsonPath();

        assertThat(goods.refunded()).isEqualTo(10_00);
        JsonPath sent = shop.order(goods.customer(), made.getUUID("orderId"));
        assertThat(sent.getString("lines[0].sku")).isEqualTo(scarf);
        goods.shown(announced)
                .then()
                .body("status", equalTo("EXCHANGED"))
                .body("exchangeId", equalTo(made.getString("exchangeId")));
        goods.receive(service, announced, 1).then().statusCode(409).body("type", equalTo("/problems/not-announced"));
        goods.withdraw(announced).then().statusCode(409);
    }

    @Test
    void ofTwoWhoTakeTheGoodsInAtOnceOneMakesTheExchange() throws Exception {
        String announced = goods.announced(2);

        List<Integer> answers =
                atOnce(() -> goods.receive(service, announced, 2), () -> goods.receive(service, announced, 2));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        assertThat(goods.refunded()).isEqualTo(20_00);
    }

    @Test
    void piecesAreAnnouncedOnceUntilTheAnnouncementIsWithdrawn() throws Exception {
        String sku = shop.sku(8_00);
        List<Integer> answers =
                atOnce(() -> goods.announce(goods.customer(), 2, sku), () -> goods.announce(goods.customer(), 1, sku));
        assertThat(answers).containsExactlyInAnyOrder(201, 409);

        String first = open();
        goods.withdraw(first).then().statusCode(204);
        goods.withdraw(first).then().statusCode(204);
        goods.shown(first).then().body("status", equalTo("WITHDRAWN"));
        goods.receive(service, first, 2).then().statusCode(409).body("type", equalTo("/problems/not-announced"));
        goods.announce(goods.customer(), 2, sku).then().statusCode(201);
    }

    @Test
    void whatCameBackAtATillMeanwhileIsNotPaidAgain() throws Exception {
        String announced = goods.announced(2);
        shop.command(service)
                .body(Map.of("channel", goods.channel(), "location", goods.store(), "lines", goods.back(1)))
                .post("/purchases/" + goods.purchase() + "/returns")
                .then()
                .statusCode(201);

        goods.receive(service, announced, 2).then().statusCode(409).body("type", equalTo("/problems/more-than-bought"));
        goods.receive(service, announced, 1)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-what-was-announced"));
        assertThat(goods.refunded()).isEqualTo(10_00);
    }

    @Test
    void onlyTheirOwnAndNothingThatACardWouldHaveToPay() {
        String other = environment.customerToken(UUID.randomUUID());
        goods.announce(other, 1, shop.sku(8_00)).then().statusCode(403);
        String announced = goods.announced(1);
        shop.read(other).get("/exchange-announcements/" + announced).then().statusCode(403);
        shop.read(other).delete("/exchange-announcements/" + announced).then().statusCode(403);
        goods.receive(goods.customer(), announced, 1).then().statusCode(403);

        goods.announce(goods.customer(), 1, shop.sku(10_01))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/dearer"))
                .body("detail", startsWith("/take: costs"));
        goods.announce(goods.customer(), 2, shop.sku(8_00)).then().statusCode(409);
        goods.announce(goods.customer(), Map.of("method", "PICKUP"), 1, shop.sku(8_00))
                .then()
                .statusCode(400);
        goods.announce(goods.customer(), Map.of("method", "PICKUP", "pickup", goods.store()), 1, shop.sku(8_00))
                .then()
                .statusCode(201)
                .body("exchangeId", nullValue());
    }

    private String open() throws Exception {
        return shop.text(
                "select announcement_id::text from exchange_announcement where purchase_id = ?", goods.purchase());
    }

    private void dearer(String sku) throws Exception {
        shop.execute("update known_price set minor = 9000 where sku = ?", sku);
    }

    private static List<Integer> atOnce(Supplier<Response> one, Supplier<Response> other) {
        List<CompletableFuture<Response>> all =
                Stream.of(one, other).map(CompletableFuture::supplyAsync).toList();
        return all.stream().map(answer -> answer.join().statusCode()).toList();
    }
}
