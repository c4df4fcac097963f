package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** R23: a web exclusive is sellable on the web, shown at the kiosk, and sold at the till only for delivery. */
@ExtendWith(RunningRetailer.class)
class R23_AWebExclusiveIsDeliveredFromTheTill {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Shop shop;
    private final RawCalls calls;
    private final String merchandiser;
    private final String service;

    R23_AWebExclusiveIsDeliveredFromTheTill(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
        this.merchandiser = stack.token(TokenRequest.of("merchandiser"));
        this.service = stack.token(TokenRequest.of("service"));
    }

    @Test
    void theTillSendsItAndDoesNotHandItOver() {
        // Given a shirt of the web, in a store's stock
        String store = shop.store();
        String web = shop.channel("WEB");
        String kiosk = shop.channel("KIOSK");
        String till = shop.channel("STORE");
        UUID productId = UUID.randomUUID();
        String sku = "X-" + productId;
        put("/products/" + productId, shirt(sku));
        put("/prices/" + sku, Map.of("prices", List.of(Map.of("price", Shop.euros(2_000)))));
        shop.receive(store, sku, 5);
        shop.opened();
        put("/assortments/" + productId + "-web", assortment(web, productId, "SELL"));
        put("/assortments/" + productId + "-kiosk", assortment(kiosk, productId, "SHOW"));
        put("/assortments/" + productId + "-till", assortment(till, productId, "DELIVERY_ONLY"));

        // When the till is asked to hand it over
        // Then it refuses, and says by which rule
        await("the refusal").atMost(PATIENCE).untilAsserted(() -> {
            Reply refused = order(till, "CARRY_OUT", store, sku);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.json().path("type").asText()).isEqualTo("/problems/not-sold-here");
            assertThat(refused.json().at("/violations/0/message").asText()).endsWith("DELIVERY_ONLY");
        });
        assertThat(order(till, "PICKUP", store, sku).status()).isEqualTo(409);
        assertThat(order(kiosk, "SHIP", null, sku)
                        .json()
                        .at("/violations/0/message")
                        .asText())
                .endsWith("SHOW");

        // And sells it to be sent, as the web does
        assertThat(decided(order(till, "SHIP", null, sku))).isEqualTo("CONFIRMED");
        assertThat(decided(order(web, "SHIP", null, sku))).isEqualTo("CONFIRMED");

        // And a till that has sold it all the same is believed, and it is known
        String purchase = shop.sell(store, Shop.receipt(store, till, null, sku, 1, 2_000));
        JsonNode breach = calls.send(Service.ORDER, "GET", "/assortment-breaches?location=" + store, merchandiser, null)
                .json()
                .at("/items/0");
        assertThat(breach.path("purchaseId").asText()).isEqualTo(purchase);
        assertThat(breach.path("rule").asText()).isEqualTo("DELIVERY_ONLY");
    }

    private Reply order(String channel, String method, String location, String sku) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "method",
                method,
                "cardToken",
                "tok_visa",
                "lines",
                List.of(Map.of("sku", sku, "quantity", 1))));
        if (location != null) {
            body.put("location", location);
        }
        return calls.send(Service.ORDER, "POST", "/orders", service, text(body));
    }

    private String decided(Reply placed) {
        assertThat(placed.status()).as(placed.toString()).isEqualTo(202);
        String path = "/orders/" + placed.json().path("orderId").asText();
        return await("the decision")
                .atMost(PATIENCE)
                .until(
                        () -> calls.send(Service.ORDER, "GET", path, service, null)
                                .json()
                                .path("status")
                                .asText(),
                        status -> !status.equals("PENDING"));
    }

    private static Map<String, Object> shirt(String sku) {
        return Map.of(
                "names",
                Map.of("fr", "Chemise exclusive", "en", "Exclusive shirt"),
                "status",
                "ACTIVE",
                "variants",
                List.of(Map.of("sku", sku, "options", Map.of("size", "M"))));
    }

    private static Map<String, Object> assortment(String channel, UUID productId, String sellability) {
        return Map.of("channels", List.of(channel), "products", List.of(productId), "sellability", sellability);
    }

    private void put(String path, Object body) {
        shop.put(Service.CATALOG, path, body);
    }

    private static String text(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
