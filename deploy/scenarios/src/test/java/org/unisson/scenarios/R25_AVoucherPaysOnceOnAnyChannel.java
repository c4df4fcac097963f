package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Refund;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R25 and R8: a voucher pays once, on whichever channel, comes back pro rata, and is gone when its product is bought. */
@ExtendWith(RunningRetailer.class)
class R25_AVoucherPaysOnceOnAnyChannel {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;

    R25_AVoucherPaysOnceOnAnyChannel(Shop shop) {
        this.shop = shop;
    }

    @Test
    void spentOnTheWebReturnedInStoreAndSpentAtATill() {
        // Given a customer with a voucher of 10.00
        String store = shop.store();
        String till = shop.channel("STORE");
        String web = shop.channel("WEB");
        String shirt = shop.sku(25_00);
        Shopper shopper = shop.shopper();
        shop.receive(store, shirt, 10);
        shop.opened();
        String voucher = shop.voucher(shopper, 10_00, null);
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());

        // When it pays part of two shirts on the web
        Order order = checkOut(phone, shopper, web, store, shirt, voucher, 10_00);

        // Then the card pays the rest, and no other order has it
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.tenders())
                .containsExactlyInAnyOrder(
                        new Order.Tender("VOUCHER", Shop.euros(10_00)), new Order.Tender("CARD", Shop.euros(40_00)));
        awaitState(voucher, "REDEEMED");
        Order second = checkOut(phone, shopper, web, store, shirt, voucher, 10_00);
        assertThat(second.status()).isEqualTo("CANCELLED");

        // When one of the shirts comes back to a store
        Session associate = shop.retail().associate(store, shop.journey());
        associate.post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
        Refund refund = comesBack(associate, order.purchaseId(), till, store);

        // Then each tender has its half back, and the voucher pays that much again
        assertThat(refund.refunds())
                .containsExactlyInAnyOrder(
                        new Refund.Tender("VOUCHER", Shop.euros(5_00)), new Refund.Tender("CARD", Shop.euros(20_00)));
        awaitState(voucher, "ISSUED");
        assertThat(read(voucher).at("/left/minor").asLong()).isEqualTo(5_00);

        // When a till keeps it and takes it
        JsonNode kept = associate
                .post(Service.LOYALTY, "/vouchers/" + voucher + "/locks", Map.of("store", store))
                .body();
        assertThat(kept.at("/amount/minor").asLong()).isEqualTo(5_00);
        Map<String, Object> receipt = new HashMap<>(Map.of(
                "store", store,
                "till", "T1",
                "number", UUID.randomUUID().toString(),
                "channel", till,
                "occurredAt", Instant.now().toString(),
                "currency", Shop.EUR,
                "card", shopper.card(),
                "lines",
                        List.of(Map.of(
                                "sku",
                                shirt,
                                "quantity",
                                1,
                                "unitPrice",
                                Shop.euros(25_00),
                                "total",
                                Shop.euros(25_00))),
                "tenders",
                        List.of(
                                Map.of("kind", "VOUCHER", "amount", Shop.euros(5_00), "reference", voucher),
                                Map.of("kind", "CASH", "amount", Shop.euros(20_00)))));
        receipt.put("total", Shop.euros(25_00));
        JsonNode taken = associate
                .post(Service.ORDER, "/receipts/batch", Map.of("receipts", List.of(receipt)))
                .body();
        assertThat(taken.path("rejected")).as(taken.toString()).isEmpty();

        // Then it is spent on the web too, whoever asks
        awaitState(voucher, "REDEEMED");
        assertThat(shop.system().all(Service.LOYALTY, "/vouchers?state=ISSUED&customer=" + shopper.customerId()))
                .isEmpty();
    }

    @Test
    void whatItIsAnOfferForIsBoughtAtATill() {
        // Given an offer for a product, to be spent on the web
        String store = shop.store();
        String till = shop.channel("STORE");
        String web = shop.channel("WEB");
        String shirt = shop.sku(25_00);
        Shopper shopper = shop.shopper();
        shop.receive(store, shirt, 10);
        shop.opened();
        String voucher = shop.voucher(shopper, 10_00, shirt);

        // When a till sells it to the holder of the card, without the voucher
        shop.sell(store, Shop.receipt(store, till, shopper.card(), shirt, 1, 25_00));

        // Then it is withdrawn, says why, and pays no order any more
        awaitState(voucher, "WITHDRAWN");
        assertThat(read(voucher).path("withdrawn").asText()).isEqualTo("BOUGHT");
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        assertThat(checkOut(phone, shopper, web, store, shirt, voucher, 10_00).status())
                .isEqualTo("CANCELLED");
    }

    private Order checkOut(
            Session phone, Shopper shopper, String web, String store, String sku, String voucher, long cents) {
        Cart cart = phone.post(Service.ORDER, "/carts", new Requests.NewCart(web, shopper.customerId()))
                .as(Cart.class);
        phone.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, 2, web));
        return shop.decided(phone.postAndWait(
                Service.ORDER,
                "/carts/" + cart.cartId() + "/checkout",
                Map.of(
                        "channel",
                        web,
                        "method",
                        "PICKUP",
                        "location",
                        store,
                        "cardToken",
                        "tok_visa",
                        "vouchers",
                        List.of(Map.of("voucherId", voucher, "amount", Shop.euros(cents)))),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20)));
    }

    private Refund comesBack(Session associate, String purchase, String till, String store) {
        String line = shop.system()
                .get(Service.ORDER, "/purchases/" + purchase)
                .as(Purchase.class)
                .lines()
                .getFirst()
                .lineId();
        return associate
                .post(
                        Service.ORDER,
                        "/purchases/" + purchase + "/returns",
                        new Requests.Return(till, store, List.of(new Requests.ReturnedLine(line, 1, "SELLABLE")), null))
                .as(Refund.class);
    }

    private JsonNode read(String voucher) {
        return shop.system().get(Service.LOYALTY, "/vouchers/" + voucher).body();
    }

    private void awaitState(String voucher, String state) {
        await("state of the voucher")
                .atMost(SOON)
                .until(() -> read(voucher).path("state").asText().equals(state));
    }
}
