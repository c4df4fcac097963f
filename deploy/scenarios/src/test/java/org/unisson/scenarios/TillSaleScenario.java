package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** A sale at a till is what the web shows: stock, points, history. */
@ExtendWith(RunningRetailer.class)
class TillSaleScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    TillSaleScenario(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void isSeenByTheWeb() {
        // Given ten pieces on the web
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(2_499);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        assertThat(reading.available(sku)).isEqualTo(10);

        // When a till sells three
        String purchase = shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 3, 2_499));

        // Then the web has seven to offer; points and timeline are those of a read with the till's causal token
        await("availability on the web").atMost(SOON).until(() -> reading.available(sku) == 7);
        assertThat(reading.balance(shopper)).isEqualTo(74);
        assertThat(reading.timeline(shopper, "PURCHASE")).singleElement().satisfies(entry -> assertThat(
                        entry.path("total").path("minor").asLong())
                .isEqualTo(7_497));
        assertThat(shop.retail()
                        .shopper(shopper.customerId(), shop.journey())
                        .all(Service.ORDER, "/purchases?customer=" + shopper.customerId()))
                .extracting(item -> item.path("purchaseId").asText())
                .isEqualTo(List.of(purchase));
    }

    @Test
    void handedInTwiceIsOneSale() {
        // Given a receipt that was taken
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(2_499);
        shop.receive(store, sku, 10);
        shop.opened();
        var receipt = Shop.receipt(store, till, null, sku, 3, 2_499);
        String purchase = shop.sell(store, receipt);

        // When the till comes back online and hands it in again
        String again = shop.sell(store, receipt);

        // Then it is the same purchase, and the stock went down once
        assertThat(again).isEqualTo(purchase);
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 7);
        assertThat(reading.salesOf(till).path("sold").asLong()).isEqualTo(7_497);
        assertThat(reading.salesOf(till).path("purchases").asLong()).isEqualTo(1);
    }
}
