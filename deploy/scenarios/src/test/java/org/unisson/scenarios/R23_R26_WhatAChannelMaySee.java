package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.demo.retailer.Gs1;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** R23: a web exclusive is shown at the kiosk and sent from the till. R26: a scan tells all that a customer asks. */
@ExtendWith(RunningRetailer.class)
class R23_R26_WhatAChannelMaySee {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Shop shop;
    private final RawCalls calls;

    R23_R26_WhatAChannelMaySee(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
    }

    @Test
    void aWebExclusiveIsShownAtTheKioskAndScannedInTheStore() {
        // Given a shirt that only the web sells, with a piece of it here and more nearby
        String here = shop.store();
        String nearby = shop.store();
        String web = shop.channel("WEB");
        String kiosk = shop.channel("KIOSK");
        String till = shop.channel("STORE");
        String other = shop.channel("MARKETPLACE");
        UUID productId = UUID.randomUUID();
        String sku = "X-" + productId;
        String gtin = Gs1.thirteen(30, ThreadLocalRandom.current().nextLong(9_999_999_999L));
        put("/products/" + productId, shirt(sku, gtin));
        shop.receive(here, sku, 1);
        shop.receive(nearby, sku, 3);
        put("/assortments/" + productId + "-web", assortment(web, productId, "SELL"));
        put("/assortments/" + productId + "-kiosk", assortment(kiosk, productId, "SHOW"));
        put("/assortments/" + productId + "-till", assortment(till, productId, "DELIVERY_ONLY"));

        // When it is scanned on each channel
        // Then each learns what it may do with it, the last one nothing at all
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(scan(gtin, here, web).path("sellability").asText()).isEqualTo("SELL");
            assertThat(scan(gtin, here, kiosk).path("sellability").asText()).isEqualTo("SHOW");
            assertThat(scan(gtin, here, till).path("sellability").asText()).isEqualTo("DELIVERY_ONLY");
            assertThat(get("/scans/" + gtin + "?channel=" + other).status()).isEqualTo(404);
            assertThat(get("/products/" + productId + "?channel=" + other).status())
                    .isEqualTo(404);
        });
        // And the scan tells the stock here and nearby, and the sizes
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode scan = scan(gtin, here, till);
            JsonNode variants = scan.path("product").path("variants");
            assertThat(variants.findValuesAsText("size")).containsExactly("S", "M");
            assertThat(variants.path(0).path("availability").path("available").asLong())
                    .isEqualTo(1);
            assertThat(scan.path("nearby").findValuesAsText("location")).contains(nearby);
        });
    }

    private JsonNode scan(String gtin, String location, String channel) {
        return get("/scans/" + gtin + "?location=" + location + "&channel=" + channel)
                .json();
    }

    private static Map<String, Object> shirt(String sku, String gtin) {
        return Map.of(
                "names",
                Map.of("fr", "Chemise exclusive", "en", "Exclusive shirt"),
                "status",
                "ACTIVE",
                "variants",
                List.of(
                        Map.of("sku", sku, "gtin", gtin, "options", Map.of("size", "S")),
                        Map.of("sku", sku + "-M", "options", Map.of("size", "M"))));
    }

    private static Map<String, Object> assortment(String channel, UUID productId, String sellability) {
        return Map.of("channels", List.of(channel), "products", List.of(productId), "sellability", sellability);
    }

    private Reply get(String path) {
        return calls.send(Service.CATALOG, "GET", path, null, null);
    }

    private void put(String path, Object body) {
        shop.put(Service.CATALOG, path, body);
    }
}
