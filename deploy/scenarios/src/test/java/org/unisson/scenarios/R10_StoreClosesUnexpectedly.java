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

/** A store closes unexpectedly: its stock leaves the offer, its pickups go to another store or are refunded. */
@ExtendWith(RunningRetailer.class)
class R10_StoreClosesUnexpectedly {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;

    R10_StoreClosesUnexpectedly(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @Test
    void itsPickupsAreReRouted() {
        // Given an order that lies ready in one store, and another store that has one piece of the two
        String closing = shop.store();
        String other = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.receive(closing, sku, 5);
        shop.receive(other, sku, 1);
        shop.opened();
        Order order = shop.order(null, web, closing, "tok_visa", List.of(new Requests.OrderLine(sku, 2, null)));
        String first =
                consignments.at(order.orderId(), closing).path("consignmentId").asText();
        consignments.tell(closing, first, "pick", Map.of());
        consignments.tell(closing, first, "ready", Map.of());

        // When the store closes
        shop.close(closing);

        // Then the offer is without its stock, and the order is collected where there is something
        JsonNode second = consignments.at(order.orderId(), other);
        assertThat(second.path("method").asText()).isEqualTo("PICKUP");
        assertThat(second.path("lines").path(0).path("open").asLong()).isEqualTo(1);
        assertThat(consignments.one(first).path("status").asText()).isEqualTo("CLOSED");
        await("offer").atMost(SOON).until(() -> reading.available(sku) == 0);
        await("reservation")
                .atMost(SOON)
                .until(() -> reading.stock(closing, sku).reserved() == 0);
        assertThat(reading.stock(closing, sku).onHand()).isEqualTo(5);
        assertThat(reading.stock(other, sku).reserved()).isEqualTo(1);
        await("refund of what is nowhere").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 2_000);

        // And it ends there
        String id = second.path("consignmentId").asText();
        consignments.tell(other, id, "pick", Map.of());
        consignments.tell(other, id, "ready", Map.of());
        consignments.tell(
                other,
                id,
                "collect",
                Map.of("code", consignments.one(id).path("pickup").path("code").asText()));
        await("stock").atMost(SOON).until(() -> reading.stock(other, sku).onHand() == 0);
        assertThat(shop.system()
                        .get(Service.ORDER, "/orders/" + order.orderId())
                        .as(Order.class)
                        .status())
                .isEqualTo("FULFILLED");
        assertThat(reading.charged(order.orderId())).isEqualTo(2_000);
    }
}
