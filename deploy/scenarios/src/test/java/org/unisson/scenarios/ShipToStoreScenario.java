package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** Collected in a store that does not have it: sent there from another one, and handed out, or not. */
@ExtendWith(RunningRetailer.class)
class ShipToStoreScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;
    private String sender;
    private String store;
    private String web;
    private String sku;

    ShipToStoreScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @BeforeEach
    void aChannelThatSendsToStores() {
        sender = shop.store();
        store = shop.store();
        web = shop.channel("WEB");
        sku = shop.sku(2_000);
        shop.receive(sender, sku, 5);
        shop.opened();
        shop.retail()
                .session(TokenRequest.of("merchandiser"), shop.journey())
                .put(
                        Service.INVENTORY,
                        "/sourcing/policies/" + UUID.randomUUID().toString().replaceAll("^.", "p"),
                        Map.of("channel", web, "rules", List.of("ONE_PARCEL"), "shipToStore", true));
    }

    @Test
    void itIsSentArrivesAndIsCollected() {
        // Given an order for a store that does not have it
        Order order = ordered();
        String consignment =
                consignments.at(order.orderId(), sender).path("consignmentId").asText();

        // When the sender sends it, it is in nobody's stock and in the store's list
        consignments.ship(sender, consignment);
        await("stock").atMost(SOON).until(() -> reading.stock(sender, sku).onHand() == 3);
        assertThat(reading.stock(sender, sku).reserved()).isZero();
        assertThat(consignments.toDo(store)).singleElement().satisfies(seen -> assertThat(
                        seen.path("pickupLocation").asText())
                .isEqualTo(store));

        // Then the store takes it in, and who shows the code gets it there
        consignments.tell(store, consignment, "arrive", Map.of());
        consignments.tell(store, consignment, "ready", Map.of());
        JsonNode seen = consignments.one(consignment);
        consignments.tell(
                store,
                consignment,
                "collect",
                Map.of("code", seen.path("pickup").path("code").asText()));
        await("end").atMost(SOON).until(() -> status(order).equals("FULFILLED"));
        assertThat(reading.stock(sender, sku).onHand()).isEqualTo(3);
        assertThat(reading.ledger(store, sku)).isZero();
        assertThat(reading.charged(order.orderId())).isEqualTo(4_000);
    }

    @Test
    void notCollectedItIsRefundedAndOnSaleInTheStore() {
        Order order = ordered();
        String consignment =
                consignments.at(order.orderId(), sender).path("consignmentId").asText();
        consignments.ship(sender, consignment);
        consignments.tell(store, consignment, "arrive", Map.of());

        consignments.tell(
                store,
                consignment,
                "ready",
                Map.of("collectBy", Instant.now().plusSeconds(5).toString()));

        await("refund").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 4_000);
        await("stock of the store")
                .atMost(SOON)
                .until(() -> reading.stock(store, sku).onHand() == 2);
        assertThat(reading.stock(sender, sku).onHand()).isEqualTo(3);
        await("offer").atMost(SOON).until(() -> reading.available(sku) == 5);
        assertThat(status(order)).isEqualTo("CANCELLED");
    }

    @Test
    void whatIsLostOnTheWayIsSentAgain() {
        Order order = ordered();
        JsonNode first = consignments.at(order.orderId(), sender);
        String consignment = first.path("consignmentId").asText();
        consignments.ship(sender, consignment);

        consignments.tell(
                store,
                consignment,
                "arrive",
                Map.of(
                        "notFound",
                        List.of(Map.of(
                                "lineId",
                                first.path("lines").path(0).path("lineId").asText(),
                                "quantity",
                                1))));

        JsonNode second = await("what is sent again")
                .atMost(SOON)
                .until(
                        () -> consignments.of(order.orderId()).getLast(),
                        one -> !one.path("consignmentId").asText().equals(consignment));
        assertThat(second.path("location").asText()).isEqualTo(sender);
        assertThat(second.path("pickupLocation").asText()).isEqualTo(store);
        assertThat(second.path("lines").path(0).path("open").asLong()).isEqualTo(1);
        await("stock").atMost(SOON).until(() -> reading.stock(sender, sku).reserved() == 1);
    }

    private Order ordered() {
        Order order = shop.order(null, web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 2, null)));
        assertThat(order.status()).isEqualTo("CONFIRMED");
        return order;
    }

    private String status(Order order) {
        return shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId())
                .as(Order.class)
                .status();
    }
}
