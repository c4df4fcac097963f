package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.TaggedGoods;
import org.unisson.schemas.Topics;

/** R27: an RFID read at a mirror opens the product's content and tells of interest, not of anybody. */
@ExtendWith(RunningRetailer.class)
class R27_AnRfidReadOpensContentOnAMirror {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final Feed feed;

    R27_AnRfidReadOpensContentOnAMirror(Shop shop, Stack stack) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.feed = new Feed(stack);
    }

    @Test
    void whatIsHeldBeforeAMirrorIsShownOnIt() {
        // Given five tagged pieces that a store has received, two of which are on the sales floor
        String store = shop.store();
        shop.opened();
        TaggedGoods shirts = new TaggedGoods(shop, store, 5).told();
        shirts.received();
        shirts.stocked(2);
        shirts.registerMirror();

        // When somebody holds one of them before a mirror
        shirts.heldBeforeTheMirror();

        // Then the mirror is told of the SKU, and of nobody
        List<GenericRecord> told = await("read of " + shirts.sku())
                .atMost(SOON)
                .until(() -> feed.of(Topics.ITEM_READS, shirts.sku()), reads -> !reads.isEmpty());
        assertThat(told).singleElement().satisfies(read -> {
            assertThat(read.get("location").toString()).isEqualTo(store);
            assertThat(read.get("readPointKind").toString()).isEqualTo("MIRROR");
            assertThat(read.getSchema().getFields())
                    .extracting(field -> field.name())
                    .containsExactly("sku", "version", "location", "readPoint", "readPointKind", "shownAt");
        });
        // And opens what the catalog says of it
        String sku = told.getFirst().get("sku").toString();
        JsonNode page = shop.system().get(Service.CATALOG, "/variants/" + sku).body();
        assertThat(page.toString()).contains(sku).contains(shirts.gtin());
        // And the pieces that were read are the pieces in stock: nobody has sold any
        JsonNode shown = shop.system()
                .get(Service.INVENTORY, "/stock/" + store + "/" + sku + "/shown")
                .body();
        assertThat(shown.path("shown").asLong()).isEqualTo(2);
        assertThat(shown.path("shown").asLong() + shown.path("backRoom").asLong())
                .isEqualTo(reading.stock(store, sku).onHand())
                .isEqualTo(5);
    }
}
