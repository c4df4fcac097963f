package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** What comes back is on the web again only when somebody has looked at it. */
@ExtendWith(RunningRetailer.class)
class ReturnedGoodsScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    ReturnedGoodsScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void areOnTheWebAgainOnceTheyHavePassedInspection() {
        // Given three of five pieces sold at a till
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(2_499);
        shop.receive(store, sku, 5);
        shop.opened();
        String purchase = shop.sell(store, Shop.receipt(store, till, null, sku, 3, 2_499));
        await("stock of the sale").atMost(SOON).until(() -> reading.available(sku) == 2);

        // When they come back, two to be inspected and one damaged
        String lineId = shop.system()
                .get(Service.ORDER, "/purchases/" + purchase)
                .as(Purchase.class)
                .lines()
                .getFirst()
                .lineId();
        comeBack(store, till, purchase, lineId, 2, "QUALITY_CONTROL");
        comeBack(store, till, purchase, lineId, 1, "DAMAGED");

        // Then the store has them beside its stock, and the web does not sell them
        await("returns")
                .atMost(SOON)
                .until(() -> figure(store, sku, "qualityControl") == 2 && figure(store, sku, "damaged") == 1);
        assertThat(figure(store, sku, "onHand")).isEqualTo(2);
        assertThat(reading.available(sku)).isEqualTo(2);

        // When one passes inspection, one does not, and what is damaged is written off
        dispose(store, sku, "QUALITY_CONTROL", "SELLABLE", 1);
        dispose(store, sku, "QUALITY_CONTROL", "DAMAGED", 1);
        dispose(store, sku, "DAMAGED", "WRITE_OFF", 2);

        // Then the web sells the good one, and the ledger accounts for all of them
        await("availability on the web").atMost(SOON).until(() -> reading.available(sku) == 3);
        JsonNode totals = shop.system()
                .get(Service.INVENTORY, "/stock/totals?location=" + store)
                .body();
        assertThat(totals.path("RECEIPT").asLong()).isEqualTo(5);
        assertThat(totals.path("SALE").asLong()).isEqualTo(-3);
        assertThat(totals.path("RETURN").asLong()).isEqualTo(3);
        assertThat(totals.path("WRITE_OFF").asLong()).isEqualTo(-2);
        assertThat(figure(store, sku, "qualityControl") + figure(store, sku, "damaged"))
                .isZero();
    }

    private void comeBack(String store, String till, String purchase, String lineId, long pieces, String condition) {
        shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + purchase + "/returns",
                        new Requests.Return(
                                till, store, List.of(new Requests.ReturnedLine(lineId, pieces, condition)), null));
    }

    private void dispose(String store, String sku, String from, String to, long pieces) {
        shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.INVENTORY,
                        "/stock/" + store + "/" + sku + "/dispositions",
                        Map.of("from", from, "to", to, "quantity", pieces));
    }

    private long figure(String store, String sku, String name) {
        return shop.system()
                .get(Service.INVENTORY, "/stock/" + store + "/" + sku)
                .body()
                .path(name)
                .asLong();
    }
}
