package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** Ordered on the web, picked, ready with a code, collected; or not collected in time: back on sale, and refunded. */
@ExtendWith(RunningRetailer.class)
class R4_ClickAndCollect {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;

    R4_ClickAndCollect(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @Test
    void collectedWithTheCode() {
        // Given an order to be collected in a store
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 3);
        shop.opened();
        Order order =
                shop.order(shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 2, null)));
        assertThat(order.status()).isEqualTo("CONFIRMED");

        // When the store finds it in its list, picks it and lays it ready
        String consignment =
                consignments.toDo(store).getFirst().path("consignmentId").asText();
        consignments.tell(store, consignment, "pick", Map.of());
        JsonNode ready = consignments.tell(store, consignment, "ready", Map.of());
        assertThat(ready.path("pickup").has("code")).isFalse();

        // Then the customer has the code, and who shows it gets the goods
        JsonNode seen = shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .get(Service.ORDER, "/consignments/" + consignment)
                .body();
        assertThat(reading.stock(store, sku).onHand()).isEqualTo(3);
        consignments.tell(
                store,
                consignment,
                "collect",
                Map.of("code", seen.path("pickup").path("code").asText()));
        await("stock").atMost(SOON).untilAsserted(() -> {
            assertThat(reading.stock(store, sku).onHand()).isEqualTo(1);
            assertThat(reading.stock(store, sku).reserved()).isZero();
        });
        assertThat(shop.system()
                        .get(Service.ORDER, "/orders/" + order.orderId())
                        .as(Order.class)
                        .status())
                .isEqualTo("FULFILLED");
        assertThat(reading.reservation(order.orderId())).isEqualTo("FULFILLED");
        assertThat(consignments.toDo(store)).isEmpty();
    }

    @Test
    void notCollectedInTime() {
        // Given an order of a customer with points for it, which lies ready
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 1);
        shop.opened();
        Order order =
                shop.order(shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 1, null)));
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 20);
        String consignment =
                consignments.at(order.orderId(), store).path("consignmentId").asText();
        consignments.tell(store, consignment, "pick", Map.of());

        // When nobody comes until the end of its time
        consignments.tell(
                store,
                consignment,
                "ready",
                Map.of("collectBy", Instant.now().plusSeconds(5).toString()));

        // Then it is on sale again, the card has its money back and the points are gone
        await("refund").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 2_000);
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).reserved() == 0);
        assertThat(reading.stock(store, sku).onHand()).isEqualTo(1);
        await("offer").atMost(SOON).until(() -> reading.available(sku) == 1);
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 0);
        JsonNode ended =
                shop.system().get(Service.ORDER, "/orders/" + order.orderId()).body();
        assertThat(ended.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(ended.path("reason").asText()).isEqualTo("NOT_COLLECTED");
    }
}
