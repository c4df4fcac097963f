package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Refund;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R8: a web order comes back at any till: original tenders, stock of that store, points pro rata. */
@ExtendWith(RunningRetailer.class)
class R8_BoughtOnlineReturnedInStore {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    R8_BoughtOnlineReturnedInStore(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void refundsTheTendersAndPutsEverythingWhereItBelongs() {
        // Given two pieces bought on the web by card, collected in one store
        String bought = shop.store();
        String other = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String sku = shop.sku(1_999);
        Shopper shopper = shop.shopper();
        shop.receive(bought, sku, 5);
        shop.opened();
        Order order = shop.order(
                shopper.customerId(), web, bought, "tok_visa", List.of(new Requests.OrderLine(sku, 2, null)));
        shop.retail()
                .associate(bought, shop.journey())
                .post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
        await("points of 39.98").atMost(SOON).until(() -> reading.balance(shopper) == 39);
        String lineId = purchase(order).lines().getFirst().lineId();

        // When one of them comes back at the till of another store
        Refund refund = shop.retail()
                .associate(other, shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + order.purchaseId() + "/returns",
                        new Requests.Return(
                                till, other, List.of(new Requests.ReturnedLine(lineId, 1, "SELLABLE")), null))
                .as(Refund.class);

        // Then the card gets its half back, once
        assertThat(refund.total()).isEqualTo(Shop.euros(1_999));
        assertThat(refund.refunds()).containsExactly(new Refund.Tender("CARD", Shop.euros(1_999)));
        await("refund by the gateway").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 1_999);
        // And the piece is in the other store's stock, the points are those of 19.99, the timeline tells it
        await("stock of the other store").atMost(SOON).until(() -> shop.system()
                .find(Service.INVENTORY, "/stock/" + other + "/" + sku)
                .isPresent());
        assertThat(reading.stock(other, sku).onHand()).isEqualTo(1);
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 19);
        await("timeline")
                .atMost(SOON)
                .until(() -> reading.timeline(shopper, "RETURN").size() == 1);
        await("stock of the store that sold")
                .atMost(SOON)
                .until(() -> reading.stock(bought, sku).onHand() == 3
                        && reading.stock(bought, sku).reserved() == 0);
        assertThat(reading.salesOf(till).path("returned").asLong()).isEqualTo(1_999);
        assertThat(purchase(order).refunded()).isEqualTo(Shop.euros(1_999));
    }

    private Purchase purchase(Order order) {
        return shop.system()
                .get(Service.ORDER, "/purchases/" + order.purchaseId())
                .as(Purchase.class);
    }
}
