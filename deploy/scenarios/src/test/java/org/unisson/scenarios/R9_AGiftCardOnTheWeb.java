package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Refund;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R9: a gift card issued in store is spent on the web beside points and a card; a refund follows the split. */
@ExtendWith(RunningRetailer.class)
class R9_AGiftCardOnTheWeb {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    R9_AGiftCardOnTheWeb(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void issuedInStoreSpentOnTheWebRefundedBySplitAndSpentToTheEndAtATill() {
        // Given a customer with 240 points, and a gift card of 50.00 that a till has sold
        String store = shop.store();
        String till = shop.channel("STORE");
        String web = shop.channel("WEB");
        String shirt = shop.sku(29_99);
        String points = shop.sku(10_00);
        String voucher = shop.sku(50_00);
        Shopper shopper = shop.shopper();
        shop.receive(store, shirt, 10);
        shop.receive(store, points, 30);
        shop.opened();
        shop.sell(store, Shop.receipt(store, till, shopper.card(), points, 24, 10_00));
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 240);
        Session associate = shop.retail().associate(store, shop.journey());
        JsonNode card = associate
                .post(Service.LOYALTY, "/gift-cards", Map.of("amount", Shop.euros(50_00), "store", store))
                .body();
        String id = card.path("giftCardId").asText();
        sell(store, receipt(store, till, soldCard(voucher, id), Map.of("kind", "CASH", "amount", Shop.euros(50_00))));
        awaitBalance(id, 50_00);

        // When two shirts of 59.98 are paid by 200 points, 20.00 of the gift card, and a card for the rest
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        String authorisation = authorise(phone, card, 20_00);
        Order order = checkOut(phone, shopper, web, store, shirt, authorisation);

        // Then all three share the total
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.tenders())
                .containsExactlyInAnyOrder(
                        new Order.Tender("POINTS", Shop.euros(2_00)),
                        new Order.Tender("GIFT_CARD", Shop.euros(20_00)),
                        new Order.Tender("CARD", Shop.euros(37_98)));
        awaitBalance(id, 30_00);

        // When one of the two comes back
        associate.post(Service.ORDER, "/orders/" + order.orderId() + "/fulfilment", new Requests.Nothing());
        String purchase = "/purchases/" + order.purchaseId();
        String line = shop.system()
                .get(Service.ORDER, purchase)
                .as(Purchase.class)
                .lines()
                .getFirst()
                .lineId();
        Refund refund = associate
                .post(
                        Service.ORDER,
                        purchase + "/returns",
                        new Requests.Return(till, store, List.of(new Requests.ReturnedLine(line, 1, "SELLABLE")), null))
                .as(Refund.class);

        // Then each tender gets its half back, to the cent
        assertThat(refund.refunds())
                .containsExactlyInAnyOrder(
                        new Refund.Tender("POINTS", Shop.euros(1_00)),
                        new Refund.Tender("GIFT_CARD", Shop.euros(10_00)),
                        new Refund.Tender("CARD", Shop.euros(18_99)));
        awaitBalance(id, 40_00);
        await("refund by the gateway").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 18_99);
        // 240 − 200 spent + 100 given back + 28 earned by the 28.99 of money that is left
        await("points given back").atMost(SOON).until(() -> reading.balance(shopper) == 168);

        // When the rest of it pays at a till
        Map<String, Object> shirts =
                Map.of("sku", shirt, "quantity", 2, "unitPrice", Shop.euros(20_00), "total", Shop.euros(40_00));
        String rest = authorise(associate, card, 40_00);
        sell(
                store,
                receipt(
                        store,
                        till,
                        shirts,
                        Map.of("kind", "GIFT_CARD", "amount", Shop.euros(40_00), "reference", rest)));

        // Then it is empty, its ledger says why, and no goods ever moved for it
        awaitBalance(id, 0);
        assertThat(amounts(giftCard(id))).containsExactlyInAnyOrder(50_00L, -20_00L, 10_00L, -40_00L);
        JsonNode euros = summary();
        assertThat(euros.path("outstanding").asLong())
                .isEqualTo(euros.path("issued").asLong()
                        - euros.path("spent").asLong()
                        - euros.path("expired").asLong()
                        + euros.path("refunded").asLong());
        assertThat(shop.system().find(Service.INVENTORY, "/stock/" + store + "/" + voucher))
                .isEmpty();
    }

    @Test
    void whatIsLeftOnAnExpiredCardIsEarnedInBothLedgers() {
        // Given a card that a till sold three years ago, and tells of only now
        String store = shop.store();
        String till = shop.channel("STORE");
        String voucher = shop.sku(50_00);
        shop.opened();
        String id = shop.retail()
                .associate(store, shop.journey())
                .post(Service.LOYALTY, "/gift-cards", Map.of("amount", Shop.euros(50_00), "store", store))
                .body()
                .path("giftCardId")
                .asText();
        Instant sold = Instant.now().minus(Duration.ofDays(3 * 365)).truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> receipt = new HashMap<>(
                receipt(store, till, soldCard(voucher, id), Map.of("kind", "CASH", "amount", Shop.euros(50_00))));
        receipt.put("occurredAt", sold.toString());
        sell(store, receipt);

        // Then it has expired with all that was on it
        await("expiry of the gift card")
                .atMost(SOON)
                .until(() -> amounts(giftCard(id)).equals(List.of(50_00L, -50_00L))
                        || amounts(giftCard(id)).equals(List.of(-50_00L, 50_00L)));
        // And the ledger of sales owes it no more, as of that instant
        Instant expired = Instant.parse(giftCard(id).path("expiresAt").asText());
        await("what is earned of it").atMost(SOON).until(() -> breakage(expired) == 50_00);
        JsonNode euros = summary();
        assertThat(euros.path("expired").asLong()).isGreaterThanOrEqualTo(50_00);
    }

    private long breakage(Instant at) {
        return shop.system()
                .get(Service.ORDER, "/sales/ledger?by=channel&from=" + at.minusMillis(1) + "&to=" + at.plusMillis(1))
                .body()
                .at("/total/0/breakage")
                .asLong();
    }

    private Order checkOut(Session phone, Shopper shopper, String web, String store, String sku, String authorisation) {
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
                        "points",
                        200,
                        "giftCards",
                        List.of(Map.of("authorisationId", authorisation, "amount", Shop.euros(20_00)))),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20)));
    }

    private static String authorise(Session holder, JsonNode card, long cents) {
        return holder.post(
                        Service.LOYALTY,
                        "/gift-cards/authorisations",
                        Map.of(
                                "number", card.path("number").asText(),
                                "pin", card.path("pin").asText(),
                                "amount", Shop.euros(cents)))
                .body()
                .path("authorisationId")
                .asText();
    }

    private static Map<String, Object> soldCard(String sku, String giftCardId) {
        return Map.of(
                "sku", sku,
                "quantity", 1,
                "unitPrice", Shop.euros(50_00),
                "total", Shop.euros(50_00),
                "giftCard", Map.of("giftCardId", giftCardId));
    }

    private static Map<String, Object> receipt(
            String store, String till, Map<String, Object> line, Map<String, Object> tender) {
        return Map.of(
                "store", store,
                "till", "T1",
                "number", UUID.randomUUID().toString(),
                "channel", till,
                "occurredAt", Instant.now().toString(),
                "currency", Shop.EUR,
                "lines", List.of(line),
                "tenders", List.of(tender),
                "total", line.get("total"));
    }

    private void sell(String store, Map<String, Object> receipt) {
        BatchAnswer answer = shop.retail()
                .associate(store, shop.journey())
                .post(Service.ORDER, "/receipts/batch", Map.of("receipts", List.of(receipt)))
                .as(BatchAnswer.class);
        assertThat(answer.rejected()).isEmpty();
    }

    private void awaitBalance(String giftCardId, long cents) {
        await("balance of the gift card")
                .atMost(SOON)
                .until(() -> giftCard(giftCardId).path("balance").path("minor").asLong() == cents);
    }

    private JsonNode giftCard(String id) {
        return shop.system().get(Service.LOYALTY, "/gift-cards/" + id).body();
    }

    private JsonNode summary() {
        return StreamSupport.stream(
                        shop.system()
                                .get(Service.LOYALTY, "/gift-cards/summary")
                                .body()
                                .spliterator(),
                        false)
                .filter(one -> one.path("currency").asText().equals(Shop.EUR))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> amounts(JsonNode giftCard) {
        return StreamSupport.stream(giftCard.path("entries").spliterator(), false)
                .map(entry -> entry.path("amount").path("minor").asLong())
                .toList();
    }
}
