package org.unisson.order.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.cart.application.AbandonedCarts;
import org.unisson.order.events.CartAbandoned;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** A cart at rest is told of once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CartAtRestTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Told told;

    @Inject
    AbandonedCarts abandoned;

    @Inject
    OwnContext contexts;

    private final UUID customer = Ids.next();
    private String token;
    private String channel;

    @BeforeEach
    void open() {
        token = environment.customerToken(customer);
        channel = shop.web();
    }

    @Test
    void aCartAtRestIsToldOfOnceToTheMicrosecondAndAgainAfterATouch() throws SQLException {
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, shop.sku(1_00), 2, channel).then().statusCode(201);
        Instant touched = Instant.parse("2026-03-01T10:00:00.000007Z");
        touch(cart, touched);
        Instant due = touched.plus(Duration.ofHours(1));

        look(due.minus(1, ChronoUnit.MICROS));
        assertThat(rests(cart)).isZero();
        CompletableFuture<Void> otherReplica = CompletableFuture.runAsync(() -> look(due));
        look(due);
        otherReplica.join();
        look(due.plusSeconds(60));
        assertThat(rests(cart)).isEqualTo(1);

        CartAbandoned first =
                (CartAbandoned) told.of(Topics.CARTS, cart, 1).getFirst().payload();
        assertThat(first.getCustomerId()).isEqualTo(customer);
        assertThat(first.getLastTouchedAt()).isEqualTo(touched);
        assertThat(first.getLines()).singleElement().satisfies(line -> assertThat(line.getQuantity())
                .isEqualTo(2));
        shop.add(token, cart, shop.sku(1_00), 1, channel).then().statusCode(201);
        touch(cart, touched.plusSeconds(120));
        look(due.plusSeconds(120));
        assertThat(told.of(Topics.CARTS, cart, 2).getLast().version()).isEqualTo(3);
    }

    @Test
    void aCartOfNobodyOrWithoutLinesIsNotToldOf() throws SQLException {
        String anonymous = shop.cart(null, channel, null).getString("cartId");
        shop.add(null, anonymous, shop.sku(1_00), 2, channel).then().statusCode(201);
        String empty = shop.cart(token, channel, null).getString("cartId");
        Instant touched = Instant.parse("2026-03-01T10:00:00Z");
        touch(anonymous, touched);
        touch(empty, touched);

        look(touched.plus(Duration.ofHours(2)));

        assertThat(rests(anonymous) + rests(empty)).isZero();
    }

    private void look(Instant now) {
        contexts.run(() -> abandoned.tell(now)).await().atMost(Duration.ofSeconds(90));
    }

    private void touch(String cart, Instant at) throws SQLException {
        shop.execute(
                "update cart set touched_at = ? where cart_id = ?",
                at.atOffset(java.time.ZoneOffset.UTC),
                UUID.fromString(cart));
    }

    private long rests(String cart) throws SQLException {
        return shop.number("select count(*) from cart_rest where cart_id = ?", UUID.fromString(cart));
    }
}
