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
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Gestures;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R37: a successor is released: buyers of the last days get a gesture before they complain. */
@ExtendWith(RunningRetailer.class)
class R37_ASuccessorIsReleased {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Gestures gestures;

    R37_ASuccessorIsReleased(Shop shop) {
        this.shop = shop;
        this.gestures = new Gestures(shop);
    }

    @Test
    void whoBoughtThePredecessorAndKeptItIsGivenSomethingOnce() {
        // Given a retailer that gives 300 points, one who bought at a till, and one who brought it back
        gestures.forSuccessor(300);
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(1_000);
        Shopper keeper = shop.shopper();
        Shopper returner = shop.shopper();
        Shopper stranger = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        shop.sell(store, Shop.receipt(store, till, keeper.card(), sku, 1, 1_000));
        String returned = shop.sell(store, Shop.receipt(store, till, returner.card(), sku, 1, 1_000));
        comesBack(returned, till, store);
        Reading reading = new Reading(shop);
        await("both purchases")
                .atMost(SOON)
                .until(() -> reading.balance(keeper) == 10 && reading.balance(returner) == 0);

        // When the successor is released, and changed afterwards
        String predecessor = product(sku);
        String successor = UUID.randomUUID().toString();
        release(successor, predecessor, "Shirt II");
        await("the run").atMost(SOON).until(() -> "DONE"
                .equals(run(successor).path("outcome").asText()));
        release(successor, predecessor, "Shirt 2");
        shop.opened();

        // Then who kept it has the points, once, and is told what for
        assertThat(gestures.of(keeper)).hasSize(1);
        JsonNode gesture = gestures.of(keeper).getFirst();
        assertThat(gesture.path("kind").asText()).isEqualTo("SUCCESSOR");
        assertThat(gesture.path("facts").path("predecessor").asText()).isEqualTo(predecessor);
        assertThat(reading.balance(keeper)).isEqualTo(310);
        assertThat(gestures.of(returner)).isEmpty();
        assertThat(gestures.of(stranger)).isEmpty();
        assertThat(run(successor).path("given").asLong()).isEqualTo(1);
    }

    private JsonNode run(String successor) {
        return shop.system()
                .get(Service.LOYALTY, "/gestures/successors/" + successor)
                .body();
    }

    private void release(String product, String predecessor, String name) {
        Answer answer = shop.system()
                .post(
                        Service.CATALOG,
                        "/products/batch",
                        Map.of(
                                "products",
                                List.of(Map.of(
                                        "productId",
                                        product,
                                        "brand",
                                        "Unisson",
                                        "category",
                                        "women/shirts",
                                        "names",
                                        Map.of("en", name),
                                        "status",
                                        "ACTIVE",
                                        "predecessor",
                                        predecessor,
                                        "variants",
                                        List.of(Map.of("sku", "S-" + product, "options", Map.of("size", "M")))))));
        assertThat(answer.body().path("rejected")).as(answer.body().toString()).isEmpty();
    }

    private String product(String sku) {
        return shop.system()
                .get(Service.CATALOG, "/variants/" + sku)
                .body()
                .path("productId")
                .asText();
    }

    private void comesBack(String purchase, String till, String store) {
        String line = shop.system()
                .get(Service.ORDER, "/purchases/" + purchase)
                .as(Purchase.class)
                .lines()
                .getFirst()
                .lineId();
        shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + purchase + "/returns",
                        new Requests.Return(
                                till, store, List.of(new Requests.ReturnedLine(line, 1, "SELLABLE")), null));
    }
}
