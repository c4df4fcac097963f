package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
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
        shop.opened();
        shop.system()
                .put(
                        Service.INVENTORY,
                        "/channels/" + marketplace + "/stock-policy",
                        Map.of("buffer", 2, "locations", List.of(allocated)));

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

    private JsonNode promise(String sku, String channel) {
        return shop.system()
                .get(Service.INVENTORY, "/availability?sku=" + sku + "&channel=" + channel)
                .body();
    }
}
