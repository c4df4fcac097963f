package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** One order of which one line is carried out, one collected elsewhere and one sent: paid once, three ways to go. */
@ExtendWith(RunningRetailer.class)
class MixedBasketScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;

    MixedBasketScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @Test
    void isOneOrderThatEndsWithItsLastPiece() {
        // Given three locations with one product each
        String here = shop.store();
        String nearby = shop.store();
        String warehouse = shop.store();
        String till = shop.channel("STORE");
        String shirt = shop.sku(1_999);
        String shoe = shop.sku(7_900);
        String coat = shop.sku(24_900);
        Shopper shopper = shop.shopper();
        shop.receive(here, shirt, 2);
        shop.receive(nearby, shoe, 1);
        shop.receive(warehouse, coat, 2);
        shop.opened();

        // When a seller rings all three up in one basket
        Session seller = shop.retail().associate(here, shop.journey());
        Cart cart = seller.post(Service.ORDER, "/carts", new Requests.NewCart(till, shopper.customerId()))
                .as(Cart.class);
        add(seller, cart, Map.of("sku", shirt, "method", "CARRY_OUT", "location", here), till);
        add(seller, cart, Map.of("sku", shoe, "method", "PICKUP", "location", nearby), till);
        add(seller, cart, Map.of("sku", coat, "method", "SHIP"), till);
        Order order = shop.decided(seller.postAndWait(
                Service.ORDER,
                "/carts/" + cart.cartId() + "/checkout",
                new Requests.Checkout(till, "SHIP", here, "tok_visa", null),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20)));

        // Then it is paid once and goes three ways, each with its own end
        long total = 1_999 + 7_900 + 24_900;
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(reading.charged(order.orderId())).isEqualTo(total);
        JsonNode carried = consignments.at(order.orderId(), here);
        JsonNode collected = consignments.at(order.orderId(), nearby);
        JsonNode sent = consignments.at(order.orderId(), warehouse);
        assertThat(carried.path("method").asText()).isEqualTo("CARRY_OUT");
        assertThat(collected.path("method").asText()).isEqualTo("PICKUP");
        assertThat(sent.path("method").asText()).isEqualTo("SHIP");

        // When the shirt is taken along, the shoe is not on the shelf and nowhere else, and the coat is sent
        consignments.tell(here, id(carried), "pick", Map.of());
        consignments.tell(here, id(carried), "ready", Map.of());
        consignments.tell(
                nearby,
                id(collected),
                "pick",
                Map.of(
                        "notFound",
                        java.util.List.of(Map.of(
                                "lineId",
                                collected.path("lines").path(0).path("lineId").asText(),
                                "quantity",
                                1))));
        consignments.ship(warehouse, id(sent));
        seller.post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());

        // Then the order ends, and what never left is paid back
        await("refund of the shoe").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 7_900);
        await("end of the order").atMost(SOON).until(() -> status(order).equals("FULFILLED"));
        assertThat(reading.charged(order.orderId())).isEqualTo(total - 7_900);
        await("stock").atMost(SOON).untilAsserted(() -> {
            assertThat(reading.stock(here, shirt).onHand()).isEqualTo(1);
            assertThat(reading.stock(warehouse, coat).onHand()).isEqualTo(1);
            assertThat(reading.stock(nearby, shoe).reserved()).isZero();
        });
        assertThat(reading.balance(shopper)).isPositive();
    }

    private String status(Order order) {
        return shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId())
                .as(Order.class)
                .status();
    }

    private static String id(JsonNode consignment) {
        return consignment.path("consignmentId").asText();
    }

    private static void add(Session session, Cart cart, Map<String, String> line, String channel) {
        java.util.Map<String, Object> body = new java.util.LinkedHashMap<>(line);
        body.put("quantity", 1);
        body.put("channel", channel);
        session.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", body);
    }
}
