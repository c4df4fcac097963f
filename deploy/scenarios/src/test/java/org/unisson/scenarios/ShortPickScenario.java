package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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

/** What the book says is on the shelf, and is not: it comes from elsewhere, and what is nowhere is refunded. */
@ExtendWith(RunningRetailer.class)
class ShortPickScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;

    ShortPickScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @Test
    void comesFromElsewhereOrIsRefunded() {
        // Given three pieces ordered, which one store is said to have
        String store = shop.store();
        String other = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.receive(store, sku, 3);
        shop.receive(other, sku, 1);
        shop.opened();
        Order order = shop.shipped(null, web, List.of(new Requests.OrderLine(sku, 3, null)));
        JsonNode first = consignments.at(order.orderId(), store);
        String line = first.path("lines").path(0).path("lineId").asText();
        String id = first.path("consignmentId").asText();

        // When only one is on the shelf
        consignments.tell(store, id, "pick", Map.of("notFound", List.of(Map.of("lineId", line, "quantity", 2))));

        // Then one more comes from the other store, and the third is refunded
        JsonNode second = consignments.at(order.orderId(), other);
        await("refund").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 2_000);
        assertThat(reading.stock(store, sku).onHand()).isEqualTo(1);
        assertThat(reading.ledger(store, sku)).isEqualTo(1);
        consignments.tell(store, id, "pack", Map.of());
        consignments.tell(store, id, "ship", Map.of("carrier", "Post", "trackingNumber", id));
        consignments.ship(other, second.path("consignmentId").asText());

        // And everything adds up: two have left, two were paid
        await("stock").atMost(SOON).untilAsserted(() -> {
            assertThat(reading.stock(store, sku).onHand()).isZero();
            assertThat(reading.stock(other, sku).onHand()).isZero();
            assertThat(reading.stock(store, sku).reserved()).isZero();
            assertThat(reading.stock(other, sku).reserved()).isZero();
        });
        assertThat(shop.system()
                        .get(Service.ORDER, "/orders/" + order.orderId())
                        .as(Order.class)
                        .status())
                .isEqualTo("FULFILLED");
        assertThat(reading.charged(order.orderId())).isEqualTo(4_000);
        assertThat(reading.salesOf(web).path("sold").asLong()
                        - reading.salesOf(web).path("returned").asLong())
                .isEqualTo(4_000);
    }
}
