package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topics;

/** What a channel can promise, by configuration alone, and what is told when there is nothing, and something again. */
@ExtendWith(RunningRetailer.class)
class ChannelAvailabilityScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Feed feed;

    ChannelAvailabilityScenario(Shop shop, Stack stack) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.feed = new Feed(stack);
    }

    @Test
    void aMarketplaceIsServedByOneStoreAndKeepsItsBuffer() {
        // Given two stores with five pieces each, and a marketplace that one of them serves, but for its last two
        String allocated = shop.store();
        String other = shop.store();
        String web = shop.channel("WEB");
        String marketplace = shop.channel("MARKETPLACE");
        String sku = shop.sku(1_999);
        shop.receive(allocated, sku, 5);
        shop.receive(other, sku, 5);
        shop.put(
                Service.INVENTORY,
                "/channels/" + marketplace + "/stock-policy",
                Map.of("buffer", 2, "locations", List.of(allocated)));
        shop.opened();

        // Then each channel can promise its part, and is told why not more and as of when
        assertThat(promise(sku, web)
                        .path("skus")
                        .path(0)
                        .path("availableToPromise")
                        .asLong())
                .isEqualTo(10);
        JsonNode promise = promise(sku, marketplace);
        assertThat(promise.path("skus").path(0).path("availableToPromise").asLong())
                .isEqualTo(3);
        assertThat(promise.path("skus").path(0).path("locations"))
                .anySatisfy(location ->
                        assertThat(location.path("excluded").path(0).asText()).isEqualTo("NOT_ALLOCATED"));
        assertThat(promise.path("feeds"))
                .hasSize(3)
                .allSatisfy(of -> assertThat(of.path("completeUntil").asText()).isNotEmpty());
        // And its page shows just that, without the store that does not serve it
        assertThat(shown(sku, web).path("available").asLong()).isEqualTo(10);
        assertThat(shown(sku, marketplace).path("available").asLong()).isEqualTo(3);
        assertThat(shown(sku, marketplace).path("locations").findValuesAsText("location"))
                .containsExactly(allocated);
    }

    @Test
    void aPageShowsAsManyAsAnOrderOfTheChannelCanHave() {
        // Given nine pieces in one store and four in another, of which a marketplace may promise half, but for three
        String one = shop.store();
        String other = shop.store();
        String web = shop.channel("WEB");
        String marketplace = shop.channel("MARKETPLACE");
        String sku = shop.sku(1_999);
        Shopper shopper = shop.shopper();
        shop.receive(one, sku, 9);
        shop.receive(other, sku, 4);
        shop.put(Service.INVENTORY, "/channels/" + marketplace + "/stock-policy", Map.of("share", 50, "buffer", 3));
        shop.opened();

        // When its page is asked
        JsonNode page = shown(sku, marketplace);

        // Then it shows, place by place, what inventory promises
        assertThat(page.path("available").asLong()).isEqualTo(5);
        assertThat(byPlace(page.path("locations"), "available"))
                .isEqualTo(byPlace(promised(sku, marketplace), "availableToPromise"))
                .isEqualTo(Map.of(one, 4L, other, 1L));
        assertThat(shown(sku, web).path("available").asLong()).isEqualTo(13);

        // And one piece more than a store shows is refused there, while as many can be had
        assertThat(bought(shopper, marketplace, one, sku, 5).status()).isEqualTo("CANCELLED");
        assertThat(bought(shopper, marketplace, one, sku, 4).status()).isEqualTo("CONFIRMED");
        // And both go on to say the same of what is left
        await("two of the five that are left").atMost(SOON).until(() -> byPlace(
                        shown(sku, marketplace).path("locations"), "available")
                .equals(Map.of(one, 2L, other, 1L)));
        assertThat(byPlace(promised(sku, marketplace), "availableToPromise")).isEqualTo(Map.of(one, 2L, other, 1L));
    }

    private Order bought(Shopper shopper, String channel, String store, String sku, int pieces) {
        return shop.order(
                shopper.customerId(), channel, store, "tok_visa", List.of(new Requests.OrderLine(sku, pieces, null)));
    }

    @Test
    void whatIsLowAndWhatIsBackIsToldOnce() {
        // Given one store with three pieces that wants to know of the last one
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(1_999);
        shop.receive(store, sku, 3);
        shop.opened();
        shop.system().put(Service.INVENTORY, "/stock/" + store + "/" + sku + "/threshold", Map.of("threshold", 1));

        // When its till sells two, and the last one, and a delivery comes in
        shop.sell(store, Shop.receipt(store, till, null, sku, 2, 1_999));
        await("two sold").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 1);
        shop.sell(store, Shop.receipt(store, till, null, sku, 1, 1_999));
        await("sold out").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 0);
        shop.receive(store, sku, 4);

        // Then low is told once, and back in stock once for each time that there was nothing before
        await("back in stock")
                .atMost(SOON)
                .until(() -> feed.of(Topics.STOCK_SIGNALS, sku).size() == 2);
        assertThat(feed.of(Topics.STOCK_SIGNALS, sku))
                .extracting(signal -> (Long) signal.get("available"))
                .containsExactly(3L, 4L);
        List<GenericRecord> low = feed.of(Topics.STOCK_SIGNALS, store + "/" + sku);
        assertThat(low).singleElement().satisfies(signal -> assertThat((Long) signal.get("available"))
                .isEqualTo(1));
    }

    /** What the page of a channel says is available. */
    private JsonNode shown(String sku, String channel) {
        return shop.system()
                .get(Service.CATALOG, "/variants/" + sku + "?channel=" + channel)
                .body()
                .path("availability");
    }

    private JsonNode promised(String sku, String channel) {
        return promise(sku, channel).path("skus").path(0).path("locations");
    }

    private static Map<String, Long> byPlace(JsonNode locations, String figure) {
        Map<String, Long> places = new HashMap<>();
        locations.forEach(location -> places.put(
                location.path("location").asText(), location.path(figure).asLong()));
        return places;
    }

    private JsonNode promise(String sku, String channel) {
        return shop.system()
                .get(Service.INVENTORY, "/availability?sku=" + sku + "&channel=" + channel)
                .body();
    }
}
