package org.unisson.order.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.cart.application.RepublishCartStates;
import org.unisson.order.events.CartChanged;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** What lies in the carts of customers is told with each change, and again when it is asked for. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class CartStatesTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Told told;

    @Inject
    RepublishCartStates republishing;

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
    void eachChangeIsToldAndTellingAgainIsARepeat() {
        String cart = shop.cart(token, channel, null).getString("cartId");
        String sku = shop.sku(1_00);
        shop.add(token, cart, sku, 2, channel).then().statusCode(201);

        List<Told.Fact> events = told.of(Topics.CART_STATES, cart, 2);
        assertThat(events).extracting(Told.Fact::version).containsExactly(1L, 2L);
        CartChanged last = (CartChanged) events.getLast().payload();
        assertThat(last.getCustomerId()).isEqualTo(customer);
        assertThat(last.getStatus()).isEqualTo("OPEN");
        assertThat(last.getLines()).singleElement().satisfies(line -> {
            assertThat(line.getSku()).isEqualTo(sku);
            assertThat(line.getQuantity()).isEqualTo(2);
        });

        contexts.run(() -> republishing.republish(Instant.now())).await().atMost(Duration.ofSeconds(90));
        List<Told.Fact> again = told.of(Topics.CART_STATES, cart, 3);
        assertThat(again.getLast().version()).isEqualTo(2);
        assertThat(again.getLast().id()).isEqualTo(events.getLast().id());
    }

    @Test
    void aCartOfNobodyIsToldOfOnceItIsSomebodys() {
        String cart = shop.cart(null, channel, null).getString("cartId");
        shop.add(null, cart, shop.sku(1_00), 1, channel).then().statusCode(201);
        shop.read(token)
                .body(Map.of("customerId", customer.toString()))
                .put("/carts/" + cart + "/customer")
                .then()
                .statusCode(200);

        assertThat(told.of(Topics.CART_STATES, cart, 1))
                .extracting(Told.Fact::version)
                .containsExactly(3L);
    }
}
