package org.unisson.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.Redelivery;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topics;

/** Every event delivered twice more, shuffled across keys: the same final state everywhere. */
@ExtendWith(RunningRetailer.class)
@Isolated("all that there has ever been is delivered again")
class DuplicatesAndShuffleScenario {

    private static final long SEED = 20_261_122;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Stack stack;
    private final Reading reading;
    private String store;
    private String sku;
    private Shopper shopper;
    private Order collected;
    private Order cancelled;

    DuplicatesAndShuffleScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.reading = new Reading(shop);
    }

    @Test
    void changeNothing() {
        // Given sales at a till, orders that were collected, cancelled and refused, and a return, all come to rest
        trade();
        Redelivery redelivery = new Redelivery(stack, SEED);
        redelivery.awaitApplied(Topics.ALL);
        Map<String, JsonNode> before = state();

        // When every event there has ever been is delivered again, twice, in another order of the keys
        int events = redelivery.twice(Topics.ALL);
        redelivery.awaitApplied(Topics.ALL);

        // Then nothing has changed, and what was set off by it changes nothing either
        System.out.println("  duplicates: " + events + " events delivered again");
        redelivery.awaitApplied(Topics.ALL);
        Map<String, JsonNode> after = state();
        SoftAssertions.assertSoftly(softly -> before.forEach(
                (what, was) -> softly.assertThat(after.get(what)).as(what).isEqualTo(was)));
    }

    private void trade() {
        store = shop.store();
        sku = shop.sku(1_999);
        shopper = shop.shopper();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        shop.receive(store, sku, 50);
        shop.opened();
        for (int pieces = 1; pieces <= 3; pieces++) {
            shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, pieces, 1_999));
        }
        collected =
                shop.order(shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 2, null)));
        cancelled = shop.order(
                shopper.customerId(), web, store, "tok_declined", List.of(new Requests.OrderLine(sku, 1, null)));
        shop.order(shopper.customerId(), web, store, "tok_visa", List.of(new Requests.OrderLine(sku, 500, null)));
        Session associate = shop.retail().associate(store, shop.journey());
        associate.post(Service.ORDER, "/orders/" + collected.orderId() + "/fulfilment", new Requests.Nothing());
        Purchase purchase = associate
                .get(Service.ORDER, "/purchases/" + collected.purchaseId())
                .as(Purchase.class);
        associate.post(
                Service.ORDER,
                "/purchases/" + collected.purchaseId() + "/returns",
                new Requests.Return(
                        till,
                        store,
                        List.of(new Requests.ReturnedLine(
                                purchase.lines().getFirst().lineId(), 1, "SELLABLE")),
                        null));
        await("stock at rest")
                .atMost(SOON)
                .until(() -> reading.stock(store, sku).onHand() == 50 - 6 - 2 + 1
                        && reading.stock(store, sku).reserved() == 0);
        await("refund by the gateway").atMost(SOON).until(() -> reading.refunded(collected.orderId()) == 1_999);
    }

    private Map<String, JsonNode> state() {
        Map<String, JsonNode> state = new LinkedHashMap<>();
        keep(state, Service.INVENTORY, "/stock/" + store + "/" + sku);
        keep(state, Service.INVENTORY, "/stock/" + store + "/" + sku + "/movements?limit=200");
        keep(state, Service.INVENTORY, "/stock/totals");
        keep(state, Service.INVENTORY, "/reservations/" + collected.orderId());
        keep(state, Service.INVENTORY, "/reservations/" + cancelled.orderId());
        keep(state, Service.LOYALTY, "/accounts?customer=" + shopper.customerId());
        keep(state, Service.LOYALTY, "/points/summary");
        keep(state, Service.ORDER, "/orders/" + collected.orderId());
        keep(state, Service.ORDER, "/orders/" + cancelled.orderId());
        keep(state, Service.ORDER, "/sales/summary");
        keep(state, Service.CUSTOMER, "/customers/" + shopper.customerId());
        keep(state, Service.CUSTOMER, "/customers/" + shopper.customerId() + "/timeline?limit=200");
        JsonNode onTheWeb =
                shop.system().get(Service.CATALOG, "/variants/" + sku).body();
        state.put("availability", onTheWeb.path("availability").path("locations"));
        state.put("price", onTheWeb.path("price"));
        return state;
    }

    private void keep(Map<String, JsonNode> state, Service service, String path) {
        JsonNode body = shop.system().get(service, path).body();
        // When it was asked, and how far feeds were then, is no state.
        if (body instanceof ObjectNode answer) {
            answer.remove(List.of("asOf", "feeds"));
        }
        state.put(service + " " + path, body);
    }
}
