package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** Who has lost the receipt is given a gift card, is told its number and PIN once, and can spend it at once. */
@ExtendWith(RunningRetailer.class)
class RefundOnAGiftCardScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final RawCalls calls;

    RefundOnAGiftCardScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
        this.reading = new Reading(shop);
    }

    @Test
    void goodsWithoutAReceiptAreACardOnTheTimelineAndSpentOnTheWeb() {
        // Given a channel that gives gift cards for goods without a receipt, and a customer who was once sold one
        String store = shop.store();
        String till = shop.channel("STORE");
        String shirt = shop.sku(12_99);
        Shopper shopper = shop.shopper();
        shop.receive(store, shirt, 5);
        shop.opened();
        shop.retail()
                .session(TokenRequest.of("merchandiser"), shop.journey())
                .put(
                        Service.ORDER,
                        "/return-policies/" + till,
                        Map.of(
                                "noReceipt",
                                Map.of("atMost", Shop.euros(50_00), "perCustomerIn", "P90D", "tender", "GIFT_CARD")));
        shop.sell(store, Shop.receipt(store, till, shopper.card(), shirt, 1, 12_99));
        await("the card's holder").atMost(SOON).until(() -> !reading.timeline(shopper, "PURCHASE")
                .isEmpty());

        // When it comes back without its receipt
        Session associate = shop.retail().associate(store, shop.journey());
        JsonNode taken = associate
                .post(
                        Service.ORDER,
                        "/returns",
                        Map.of(
                                "channel",
                                till,
                                "location",
                                store,
                                "customerId",
                                shopper.customerId(),
                                "reason",
                                "no receipt",
                                "lines",
                                List.of(Map.of("sku", shirt, "quantity", 1, "condition", "SELLABLE"))))
                .body();
        String refund = taken.path("returnId").asText();
        assertThat(taken.path("tender").asText()).isEqualTo("GIFT_CARD");

        // Then there is a card of what was given, as soon as loyalty has heard of it, and the store tells number and
        // PIN
        assertThat(associate
                        .get(Service.LOYALTY, "/refund-cards/" + refund)
                        .body()
                        .path("amount")
                        .path("minor")
                        .asLong())
                .isEqualTo(12_99);
        JsonNode card = associate
                .post(Service.LOYALTY, "/refund-cards/" + refund + "/disclosure", Map.of())
                .body();

        // And the customer can set all of it aside for an order, let it go, and set it aside again
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        String first = authorised(phone, card);
        assertThat(calls.send(Service.LOYALTY, "DELETE", "/gift-cards/authorisations/" + first, null, "")
                        .status())
                .isEqualTo(204);
        assertThat(authorised(phone, card)).isNotEqualTo(first);

        // And it stands on the customer's timeline
        await("timeline").atMost(SOON).until(() -> reading.timeline(shopper, "RETURN").stream()
                .anyMatch(entry -> entry.path("detail").asText().equals("NO_RECEIPT")));
    }

    private static String authorised(Session phone, JsonNode card) {
        return phone.post(
                        Service.LOYALTY,
                        "/gift-cards/authorisations",
                        Map.of(
                                "number", card.path("number").asText(),
                                "pin", card.path("pin").asText(),
                                "amount", Shop.euros(12_99)))
                .body()
                .path("authorisationId")
                .asText();
    }
}
