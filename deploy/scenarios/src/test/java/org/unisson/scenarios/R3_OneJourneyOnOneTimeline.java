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
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.TaggedGoods;
import org.unisson.scenarios.support.Telling;

/** R3: search, click, drive, touch, collect, buy, review: one journey runs all seven and shows as one timeline. */
@ExtendWith(RunningRetailer.class)
class R3_OneJourneyOnOneTimeline {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long PRICE = 2_500;

    private final Shop shop;
    private final Consignments consignments;

    R3_OneJourneyOnOneTimeline(Shop shop) {
        this.shop = shop;
        this.consignments = new Consignments(shop);
    }

    @Test
    void allSevenShowInTheirOrder() {
        // Given a shirt that lies in a store, on the web and before a mirror, and somebody whom nobody knows yet
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        shop.opened();
        TaggedGoods shirts = new TaggedGoods(shop, store, 5).told();
        String sku = shirts.sku();
        shop.system()
                .post(
                        Service.CATALOG,
                        "/prices/batch",
                        new Requests.Prices(List.of(
                                new Requests.PricesOfSku(sku, List.of(new Requests.Price(null, Shop.euros(PRICE)))))));
        shirts.received();
        shirts.stocked(2);
        shirts.registerMirror();
        Shopper shopper = shop.shopper();
        shop.opened();
        Telling site = new Telling(shop, web);
        site.allowed(shopper);
        Map<String, String> cookie = Map.of("visitor", UUID.randomUUID().toString());

        // When they search, click, and look at it
        Session visitor = shop.retail().anonymous(shop.journey());
        assertThat(visitor.get(Service.CATALOG, "/search?q=shirt&channel=" + web)
                        .body()
                        .path("items"))
                .isNotEmpty();
        site.told("SEARCHED", with(cookie, "words", "shirt"));
        site.told("BANNER_CLICKED", with(with(cookie, "campaign", "spring"), "source", "newsletter"));
        JsonNode page = visitor.get(Service.CATALOG, "/variants/" + sku + "?channel=" + web)
                .body();
        site.told("PRODUCT_VIEWED", with(cookie, "sku", sku));
        // And sign in, order it for the drive, and the store has it ready
        site.told("SIGNED_IN", with(cookie, "customerId", shopper.customerId()));
        Order order = shop.checkout(shopper, web, store, sku, 0);
        assertThat(order.status()).isEqualTo("CONFIRMED");
        String consignment =
                consignments.at(order.orderId(), store).path("consignmentId").asText();
        consignments.tell(store, consignment, "pick", Map.of());
        consignments.tell(store, consignment, "ready", Map.of());
        // And hold another one before the mirror, collect theirs, buy the other one too, and review it
        Telling mirror = new Telling(shop, "mirror");
        Map<String, String> atTheMirror = Map.of("visitor", "shared:" + store + ".MIRROR-1");
        mirror.told("SIGNED_IN", with(atTheMirror, "customerId", shopper.customerId()));
        shirts.heldBeforeTheMirror();
        mirror.told("SIGNED_OUT", atTheMirror);
        Session own = shop.retail().shopper(shopper.customerId(), shop.journey());
        String code = own.get(Service.ORDER, "/consignments/" + consignment)
                .body()
                .path("pickup")
                .path("code")
                .asText();
        consignments.tell(store, consignment, "collect", Map.of("code", code));
        String purchase = shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 1, PRICE));
        own.put(
                Service.CATALOG,
                "/products/" + page.path("productId").asText() + "/reviews/own",
                Map.of("rating", 5, "title", "Parfaite", "language", "fr"));

        // Then one timeline tells all of it, in its order, whichever channel it was on
        List<String> seven = List.of(
                "SEARCHED",
                "BANNER_CLICKED",
                "PRODUCT_VIEWED",
                "ORDER_PLACED",
                "PICKUP_READY",
                "PRODUCT_TOUCHED",
                "COLLECTED",
                "RECEIPT",
                "REVIEWED");
        await("the whole timeline").atMost(SOON).untilAsserted(() -> assertThat(steps(own, shopper, purchase, seven))
                .containsExactlyElementsOf(seven));
        assertThat(timeline(own, shopper))
                .filteredOn(entry -> entry.path("kind").asText().equals("PRODUCT_TOUCHED"))
                .singleElement()
                .satisfies(touched -> {
                    assertThat(touched.path("reference").asText()).isEqualTo(sku);
                    assertThat(touched.path("store").path("gln").asText()).isEqualTo(store);
                });
        // And a seller of the store sees the same, until the shopper says no: then only what was ordered and bought
        Session seller = shop.retail().associate(store, shop.journey());
        assertThat(steps(seller, shopper, purchase, seven)).containsExactlyElementsOf(seven);
        own.put(
                Service.CUSTOMER,
                "/customers/" + shopper.customerId() + "/consents/PERSONALISATION",
                Map.of("granted", false, "source", "web form"));
        assertThat(timeline(seller, shopper))
                .extracting(entry -> entry.path("kind").asText())
                .contains("ORDER_PLACED", "COLLECTED", "PURCHASE", "REVIEWED")
                .doesNotContain("SEARCHED", "BANNER_CLICKED", "PRODUCT_VIEWED", "PRODUCT_TOUCHED", "SIGNED_IN");
    }

    /** The kinds of those entries, the oldest first; what was bought at the till is told apart from what was ordered. */
    private static List<String> steps(Session session, Shopper shopper, String purchase, List<String> kinds) {
        return timeline(session, shopper).stream()
                .map(entry -> purchase.equals(entry.path("reference").asText())
                        ? "RECEIPT"
                        : entry.path("kind").asText())
                .filter(kinds::contains)
                .toList();
    }

    /** The oldest first. */
    private static List<JsonNode> timeline(Session session, Shopper shopper) {
        return session.all(Service.CUSTOMER, "/customers/" + shopper.customerId() + "/timeline")
                .reversed();
    }

    private static Map<String, String> with(Map<String, String> parts, String part, String value) {
        Map<String, String> more = new java.util.HashMap<>(parts);
        more.put(part, value);
        return more;
    }
}
