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
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** What was to be sent is collected in another store instead: the goods stay the customer's all the while. */
@ExtendWith(RunningRetailer.class)
class OrderEditScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Consignments consignments;

    OrderEditScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.consignments = new Consignments(shop);
    }

    @Test
    void theLastPieceIsCollectedElsewhereThanItWasToBeSent() {
        // Given the last piece, to be sent
        String sender = shop.store();
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.receive(sender, sku, 1);
        shop.opened();
        Order order = shop.shipped(null, web, List.of(new Requests.OrderLine(sku, 1, null)));
        String consignment =
                consignments.at(order.orderId(), sender).path("consignmentId").asText();

        // When its customer would rather collect it in another store
        shop.system()
                .put(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/lines/"
                                + order.lines().getFirst().lineId() + "/fulfilment",
                        Map.of("method", "PICKUP", "location", store, "version", order.version()));

        // Then it stays set aside, and travels to that store
        assertThat(reading.stock(sender, sku).reserved()).isEqualTo(1);
        consignments.ship(sender, consignment);
        await("stock").atMost(SOON).until(() -> reading.stock(sender, sku).onHand() == 0);
        consignments.tell(store, consignment, "arrive", Map.of());
        consignments.tell(store, consignment, "ready", Map.of());
        JsonNode ready = consignments.one(consignment);
        consignments.tell(
                store,
                consignment,
                "collect",
                Map.of("code", ready.path("pickup").path("code").asText()));
        await("end").atMost(SOON).until(() -> shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId())
                .as(Order.class)
                .status()
                .equals("FULFILLED"));
        assertThat(whats(order)).containsExactly("PLACED", "FULFILMENT_CHANGED");
    }

    @Test
    void whatLiesWhereNothingIsSentFromComesFromElsewhereOrStays() {
        // Given a piece to be collected in a store that sends nothing, and another one in a warehouse
        String store = storeThatSendsNothing();
        String warehouse = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.receive(store, sku, 2);
        shop.receive(warehouse, sku, 1);
        shop.opened();
        Order first = collected(web, store, sku);
        Order second = collected(web, store, sku);

        // When both customers would rather have it sent
        sendInstead(first);
        await("found").atMost(SOON).until(() -> whats(first).contains("FULFILMENT_CHANGED"));
        sendInstead(second);
        await("not found").atMost(SOON).until(() -> whats(second).contains("FULFILMENT_KEPT"));

        // Then one is sent from the warehouse, and the other is still set aside in the store
        assertThat(reading.stock(warehouse, sku).reserved()).isEqualTo(1);
        assertThat(reading.stock(store, sku).reserved()).isEqualTo(1);
        consignments.ship(
                warehouse,
                consignments
                        .at(first.orderId(), warehouse)
                        .path("consignmentId")
                        .asText());
        await("stock").atMost(SOON).until(() -> reading.stock(warehouse, sku).onHand() == 0);
    }

    @Test
    void aLineThatLiesInTwoPlacesIsCollectedInsteadAndGivesBackTheSmallerParcelFirst() {
        // Given three pieces to be sent from two places, of which one has stopped sending since
        String sender = shop.store();
        String silent = shop.store();
        String warehouse = shop.store();
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.receive(sender, sku, 2);
        shop.receive(silent, sku, 1);
        shop.opened();
        shop.retail()
                .session(TokenRequest.of("merchandiser"), shop.journey())
                .put(
                        Service.INVENTORY,
                        "/sourcing/policies/" + UUID.randomUUID().toString().replaceAll("^.", "p"),
                        Map.of("channel", web, "rules", List.of("MOST_STOCK"), "shipToStore", true));
        Order order = shop.shipped(null, web, List.of(new Requests.OrderLine(sku, 3, null)));
        consignments.at(order.orderId(), sender);
        consignments.at(order.orderId(), silent);
        shop.receive(warehouse, sku, 1);
        sendsNothing(silent);
        shop.opened();

        // When its customer would rather collect them, and then wants one alone
        shop.system()
                .put(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/fulfilment",
                        Map.of("method", "PICKUP", "location", store, "version", order.version()));
        await("found").atMost(SOON).until(() -> whats(order).contains("FULFILMENT_CHANGED"));
        assertThat(consignments.of(order.orderId()))
                .filteredOn(one -> one.path("status").asText().equals("ALLOCATED"))
                .allMatch(one -> one.path("pickupLocation").asText().equals(store))
                .extracting(one -> one.path("location").asText())
                .containsExactlyInAnyOrder(sender, warehouse);
        JsonNode fewer = shop.system()
                .put(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/lines/"
                                + order.lines().getFirst().lineId() + "/quantity",
                        Map.of(
                                "quantity",
                                1,
                                "version",
                                shop.system()
                                        .get(Service.ORDER, "/orders/" + order.orderId())
                                        .body()
                                        .path("version")
                                        .asLong()),
                        UUID.randomUUID().toString())
                .body();

        // Then the smaller parcel falls away first, the money goes back once, and one piece is set aside
        assertThat(fewer.path("givenBack"))
                .extracting(part -> part.path("location").asText())
                .containsExactly(warehouse, sender);
        await("refund").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 4_000);
        await("stock")
                .atMost(SOON)
                .until(() -> reading.stock(warehouse, sku).reserved() == 0
                        && reading.stock(sender, sku).reserved() == 1);
        assertThat(reading.stock(silent, sku).reserved()).isZero();
    }

    private String storeThatSendsNothing() {
        String gln = shop.store();
        sendsNothing(gln);
        return gln;
    }

    private void sendsNothing(String gln) {
        shop.limit(gln, List.of("SELL", "PICKUP"));
    }

    private Order collected(String web, String store, String sku) {
        return shop.order(null, web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 1, null)));
    }

    private void sendInstead(Order order) {
        shop.system()
                .put(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/fulfilment",
                        Map.of("method", "SHIP", "version", order.version()));
    }

    private List<String> whats(Order order) {
        return shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId() + "/versions")
                .body()
                .findValuesAsText("what");
    }
}
