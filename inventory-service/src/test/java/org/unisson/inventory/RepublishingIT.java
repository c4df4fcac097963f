package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** After a lost slot everything is told again. */
@QuarkusTest
@InventoryTest
class RepublishingIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    @All
    List<StateRepublisher> republishers;

    @Test
    void theLastStateOfEveryTopicIsToldAgainUnderItsVersion() throws Throwable {
        Shop shop = new Shop(environment, sender);
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 5);
        UUID order = Ids.next();
        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null)).build());
        shop.awaitReservation(order, "HELD");
        String looked = lookedAt(shop, warehouse);
        String channel = "web-" + order;
        shop.as("admin")
                .body(Map.of("buffer", 1))
                .put("/channels/" + channel + "/stock-policy")
                .then()
                .statusCode(200);

        for (StateRepublisher republisher : republishers) {
            assertThat(VertxContextSupport.subscribeAndAwait(() -> republisher.republish(Instant.EPOCH)))
                    .as(republisher.subject())
                    .isPositive();
        }

        assertThat(republishers)
                .extracting(StateRepublisher::subject)
                .containsExactlyInAnyOrder(
                        "locations", "stock", "reservations", "stock signals", "item reads", "channel policies");
        assertToldAgain(Topics.LOCATIONS, warehouse, 1);
        assertToldAgain(Topics.STOCK, warehouse + "/" + sku, 2);
        assertToldAgain(Topics.RESERVATIONS, order.toString(), 1);
        assertToldAgain(Topics.STOCK_SIGNALS, sku, 1);
        assertToldAgain(Topics.ITEM_READS, looked, 1);
        assertToldAgain(Topics.CHANNEL_POLICIES, channel, 1);
    }

    private static String lookedAt(Shop shop, String location) {
        String gtin = EpcisReader.newGtin();
        String sku = shop.newSkuOfGtin(gtin);
        EpcisReader reader = new EpcisReader(shop, location);
        reader.awaitKnown(gtin);
        reader.register("MIRROR-1", "MIRROR");
        reader.capture(reader.readAt("MIRROR-1", EpcisReader.tags(gtin, 1)));
        return sku;
    }

    private void assertToldAgain(Topic topic, String key, int before) {
        var told = new Published(environment, codec).await(topic, key, before + 1);
        assertThat(told).hasSize(before + 1);
        assertThat(told.getLast().version()).isEqualTo(told.get(before - 1).version());
        if (topic.equals(Topics.STOCK_SIGNALS) || topic.equals(Topics.ITEM_READS)) {
            assertThat(told.getLast().id()).isEqualTo(told.getFirst().id());
        }
    }
}
