package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R8: what was bought on the web is exchanged at a till: stock, points, card and timeline agree everywhere. */
@ExtendWith(RunningRetailer.class)
class ExchangeScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    ExchangeScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void aBrokenOneIsExchangedAtATillAndTheOtherReturnedLater() {
        // Given one piece bought on the web by card, collected in a store
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String sku = shop.sku(2_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        Order order =
                shop.order(shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 1, null)));
        post(store, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 20);

        // When it comes back broken and another one leaves
        JsonNode exchange = post(
                store,
                "/purchases/" + order.purchaseId() + "/exchanges",
                Map.of(
                        "channel",
                        till,
                        "location",
                        store,
                        "lines",
                        List.of(Map.of("lineId", line(order.purchaseId()), "quantity", 1, "condition", "DAMAGED")),
                        "take",
                        List.of(Map.of("sku", sku, "quantity", 1)),
                        "method",
                        "CARRY_OUT",
                        "receipt",
                        Map.of("till", "1", "number", UUID.randomUUID().toString())));

        // Then no money moves, the points are as they were, and the shelf has one less
        assertThat(exchange.path("setOff").path("minor").asLong()).isEqualTo(2_000);
        await("timeline")
                .atMost(SOON)
                .until(() -> reading.timeline(shopper, "RETURN").size() == 1);
        await("shelf").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 3);
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 20);
        assertThat(reading.refunded(order.orderId())).isZero();
        assertThat(reading.chain(store, "1").path("intact").asBoolean()).isTrue();

        // When that one is returned as well, the card that paid the first one gets its money
        String second = exchange.path("newPurchaseId").asText();
        post(
                store,
                "/purchases/" + second + "/returns",
                new Requests.Return(
                        till, store, List.of(new Requests.ReturnedLine(line(second), 1, "SELLABLE")), null));
        await("refund").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 2_000);
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 0);
    }

    @Test
    void aCustomerBeginsAnExchangeThemselvesAndItIsMadeWhenTheGoodsAreThere() {
        // Given two pieces of 7.50 bought on the web, with 15 points
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(750);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        Order order =
                shop.order(shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 2, null)));
        post(store, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 15);

        // When their customer announces that one comes back, and it has come
        String announced = shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + order.purchaseId() + "/exchange-announcements",
                        Map.of(
                                "channel",
                                web,
                                "method",
                                "PICKUP",
                                "pickup",
                                store,
                                "lines",
                                List.of(Map.of("lineId", line(order.purchaseId()), "quantity", 1)),
                                "take",
                                List.of(Map.of("sku", sku, "quantity", 1))))
                .body()
                .path("announcementId")
                .asText();
        assertThat(reading.refunded(order.orderId())).isZero();
        JsonNode exchange = post(
                store,
                "/exchange-announcements/" + announced + "/reception",
                Map.of(
                        "location",
                        store,
                        "lines",
                        List.of(Map.of("lineId", line(order.purchaseId()), "quantity", 1, "condition", "DAMAGED"))));

        // Then another one is set aside for nothing, and in the end no point is missing
        assertThat(exchange.path("setOff").path("minor").asLong()).isEqualTo(750);
        await("sale").atMost(SOON).until(() -> shop.system()
                .get(Service.ORDER, "/orders/" + exchange.path("orderId").asText())
                .as(Order.class)
                .status()
                .equals("CONFIRMED"));
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 15);
        await("shelf").atMost(SOON).until(() -> reading.stock(store, sku).reserved() == 1);
        assertThat(reading.refunded(order.orderId())).isZero();
    }

    private JsonNode post(String store, String path, Object body) {
        return shop.retail()
                .associate(store, shop.journey())
                .post(Service.ORDER, path, body)
                .body();
    }

    private String line(String purchase) {
        return shop.system()
                .get(Service.ORDER, "/purchases/" + purchase)
                .body()
                .path("lines")
                .path(0)
                .path("lineId")
                .asText();
    }
}
