package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.Telling;

/** R41: from the first banner clicked to delivery or store purchase: one query returns the path, and who is thanked. */
@ExtendWith(RunningRetailer.class)
class R41_FromTheFirstBannerToDelivery {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> MODELS = List.of("FIRST", "LAST", "LINEAR", "TIME_DECAY");

    private final Shop shop;
    private final Consignments consignments;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    R41_FromTheFirstBannerToDelivery(Shop shop) {
        this.shop = shop;
        this.consignments = new Consignments(shop);
    }

    @Test
    void oneQueryReturnsThePath() {
        // Given a shopper who clicks a banner before anybody knows them, and a link in an email on another device
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String sku = shop.sku(999);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        Instant begin = Instant.now();
        Telling site = new Telling(shop, web);
        site.allowed(shopper);
        Map<String, String> laptop = Map.of("visitor", UUID.randomUUID().toString());
        Map<String, String> phone = Map.of("visitor", UUID.randomUUID().toString());
        site.told("BANNER_CLICKED", with(laptop, "campaign", "spring", "source", "banner-" + run));
        site.told("PRODUCT_VIEWED", with(laptop, "sku", sku));
        site.told(
                "MESSAGE_CLICKED",
                with(phone, "campaign", "april", "source", "email-" + run, "customerId", shopper.customerId()));
        site.told("SIGNED_IN", with(laptop, "customerId", shopper.customerId()));

        // When they order, and the parcel is packed, shipped and delivered
        Order order = shop.shipped(shopper.customerId(), web, List.of(new Requests.OrderLine(sku, 1, null)));
        assertThat(order.status()).isEqualTo("CONFIRMED");
        String parcel = consignments.ship(
                store,
                consignments.at(order.orderId(), store).path("consignmentId").asText());
        shop.system().post(Service.ORDER, "/deliveries", Map.of("carrier", "Post", "trackingNumber", parcel));

        // Then one query has the way from the banner to the door, with how long it took
        JsonNode journey = await("the journey")
                .atMost(SOON)
                .until(() -> journey(order.orderId()), R41_FromTheFirstBannerToDelivery::isWhole);
        assertThat(kinds(journey.path("touchpoints")))
                .containsExactly("BANNER_CLICKED", "PRODUCT_VIEWED", "MESSAGE_CLICKED", "SIGNED_IN");
        assertThat(kinds(journey.path("steps")))
                .containsSubsequence("ORDER_PLACED", "ORDER_CONFIRMED", "PACKED", "SHIPPED", "DELIVERED");
        assertThat(Duration.parse(journey.path("considered").asText())).isPositive();
        assertThat(Duration.parse(journey.path("inHands").asText())).isPositive();
        // And who is thanked, each model to the cent
        assertThat(sources(journey, "FIRST")).containsExactly("banner-" + run);
        assertThat(sources(journey, "LAST")).containsExactly("email-" + run);
        assertThat(sources(journey, "LINEAR")).containsExactly("banner-" + run, "email-" + run);
        for (String model : MODELS) {
            assertThat(minor(journey.path("attribution").path(model))).isEqualTo(999);
        }

        // When they come to the store for another one after a second banner
        site.told("BANNER_CLICKED", with(laptop, "campaign", "may", "source", "banner-" + run));
        String purchase = shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 3, 999));

        // Then that is a way of its own, which begins after the one before
        JsonNode atTheTill = await("the second journey")
                .atMost(SOON)
                .until(
                        () -> journeys(shopper),
                        found -> found.size() == 2 && found.get(0).has("attribution"))
                .get(0);
        assertThat(atTheTill.path("purchaseId").asText()).isEqualTo(purchase);
        assertThat(kinds(atTheTill.path("touchpoints"))).containsExactly("BANNER_CLICKED");
        assertThat(atTheTill.path("inHands").asText()).isEqualTo("PT0S");

        // And the totals of the period thank each source for its part; with everybody else's they sum to all sales
        Instant end = Instant.now().plusSeconds(60);
        for (String model : MODELS) {
            JsonNode totals = shop.system()
                    .get(Service.CUSTOMER, "/attribution?from=" + begin + "&to=" + end + "&model=" + model)
                    .body();
            assertThat(minor(totals.path("parts")) + total(totals.path("others")))
                    .isEqualTo(total(totals.path("sales")));
            List<JsonNode> ours = StreamSupport.stream(totals.path("parts").spliterator(), false)
                    .filter(part -> part.path("source").asText().endsWith(run))
                    .toList();
            assertThat(ours.stream()
                            .mapToLong(part -> part.path("amount").path("minor").asLong())
                            .sum())
                    .isEqualTo(4 * 999);
        }
    }

    private JsonNode journey(String id) {
        return shop.system()
                .find(Service.CUSTOMER, "/journeys/" + id)
                .map(Answer::body)
                .orElse(MissingNode.getInstance());
    }

    private JsonNode journeys(Shopper shopper) {
        return shop.system()
                .get(Service.CUSTOMER, "/customers/" + shopper.customerId() + "/journeys")
                .body()
                .path("items");
    }

    /** Orders, purchases and consignments are heard of in any order. */
    private static boolean isWhole(JsonNode journey) {
        return journey.has("inHands")
                && journey.has("attribution")
                && kinds(journey.path("steps")).containsAll(List.of("ORDER_PLACED", "ORDER_CONFIRMED"));
    }

    private static List<String> kinds(JsonNode items) {
        return items.findValuesAsText("kind");
    }

    private static List<String> sources(JsonNode journey, String model) {
        return journey.path("attribution").path(model).findValuesAsText("source");
    }

    /** Of amounts in the items. */
    private static long minor(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .mapToLong(item -> item.path("amount").path("minor").asLong())
                .sum();
    }

    private static long total(JsonNode amounts) {
        return StreamSupport.stream(amounts.spliterator(), false)
                .mapToLong(amount -> amount.path("minor").asLong())
                .sum();
    }

    private static Map<String, String> with(Map<String, String> parts, String... more) {
        Map<String, String> all = new HashMap<>(parts);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
