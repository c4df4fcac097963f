package org.unisson.order.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** Exchanges after the days of the policy: an announcement keeps them, an agent allows more. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LateExchangeTest {

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
    void theAnnouncementKeepsTheDaysOfThePolicyUntilItIsOverItself() throws Exception {
        String announced = goods.announced(1);
        late();
        goods.announce(goods.customer(), 1, shop.sku(8_00))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-late"));
        goods.receive(service, announced, 1).then().statusCode(201);

        String agent = environment.token("agent");
        String second = goods.announce(agent, Map.of("allowedBecause", "was ill"), 1, shop.sku(8_00))
                .then()
                .statusCode(201)
                .extract()
                .path("announcementId");
        shop.execute(
                "update exchange_announcement set return_by = now() - interval '1 second' where announcement_id = ?::uuid",
                second);
        goods.receive(service, second, 1).then().statusCode(409).body("type", equalTo("/problems/too-late"));
        goods.receive(service, second, 1, Map.of("allowedBecause", "the post was on strike"))
                .then()
                .statusCode(403);
        goods.receive(agent, second, 1, Map.of("allowedBecause", "the post was on strike"))
                .then()
                .statusCode(201);
        assertThat(shop.number(
                        "select count(*) from purchase_return where allowed_because = 'the post was on strike'"
                                + " and purchase_id = ?",
                        goods.purchase()))
                .isEqualTo(1);
    }

    @Test
    void anAgentAllowsAnExchangeThatComesTooLateAndNobodyElseDoes() throws Exception {
        late();
        String sku = shop.sku(8_00);
        Exchanging exchange = Exchanging.of(service, goods.purchase(), goods.channel(), goods.store(), goods.line(), 1)
                .ship(sku, 1);
        exchange.ask().then().statusCode(409).body("type", equalTo("/problems/too-late"));
        Exchanging allowed = exchange.with(Map.of("allowedBecause", "was ill"));
        allowed.ask().then().statusCode(403);
        new Exchanging(environment.token("agent"), goods.purchase(), allowed.request())
                .ask()
                .then()
                .statusCode(201);
    }

    /** The policy's days are over since long. */
    private void late() throws Exception {
        shop.command(environment.token("merchandiser"))
                .body(Map.of("withinDays", 1))
                .put("/return-policies/" + goods.channel())
                .then()
                .statusCode(200);
    }
}
