package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R15: an anonymous till receipt is claimed later by its code: points and history follow. */
@ExtendWith(RunningRetailer.class)
class R15_AReceiptClaimedLater {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    R15_AReceiptClaimedLater(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void pointsAndHistoryFollowWhatIsLeftOfIt() {
        // Given three pieces sold to nobody known, one of which has come back
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(2_499);
        Shopper shopper = shop.shopper();
        Shopper other = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        var sold = shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/receipts/batch",
                        new Requests.Receipts(List.of(Shop.receipt(store, till, null, sku, 3, 2_499))))
                .body()
                .path("receipts")
                .path(0);
        String purchase = sold.path("purchaseId").asText();
        String code = sold.path("claimCode").asText();
        comesBack(purchase, till, store);

        // When the shopper types the code of the receipt
        claim(shopper, code);

        // Then the points are those of the two that are left, and the histories have it
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 49);
        await("timeline")
                .atMost(SOON)
                .until(() -> reading.timeline(shopper, "PURCHASE").size() == 1);
        assertThat(reading.timeline(shopper, "RETURN")).singleElement().satisfies(entry -> assertThat(
                        entry.path("total").path("minor").asLong())
                .isEqualTo(2_499));
        assertThat(shop.retail()
                        .shopper(shopper.customerId(), shop.journey())
                        .all(Service.ORDER, "/purchases?customer=" + shopper.customerId()))
                .extracting(item -> item.path("purchaseId").asText())
                .containsExactly(purchase);
        // And what comes back afterwards takes its points along, and nobody else has any
        comesBack(purchase, till, store);
        await("points of one").atMost(SOON).until(() -> reading.balance(shopper) == 24);
        assertThatThrownBy(() -> claim(other, code)).isInstanceOf(ProblemException.class);
        assertThat(reading.balance(other)).isZero();
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 9);
    }

    private void claim(Shopper shopper, String code) {
        shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .post(Service.ORDER, "/receipts/claims", Map.of("code", code));
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
