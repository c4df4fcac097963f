package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Gestures;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topics;

/** R35: the promised moment passes and the parcel is not there: told once, and made up for, within a minute. */
@ExtendWith(RunningRetailer.class)
class R35_DeliveryPromiseBroken {

    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final Shop shop;
    private final Consignments consignments;
    private final Gestures gestures;
    private final Feed feed;

    R35_DeliveryPromiseBroken(Shop shop, Stack stack) {
        this.shop = shop;
        this.consignments = new Consignments(shop);
        this.gestures = new Gestures(shop);
        this.feed = new Feed(stack);
    }

    @AfterEach
    void nothingIsGivenToOthers() {
        gestures.forPromise(0);
    }

    @Test
    void isToldOnce() {
        // Given a shop that promises its parcels for the next moment
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.receive(store, sku, 2);
        shop.opened();

        // When one is delivered in time, and the other is with the carrier when the moment passes
        Order inTime = shop.shipped(null, web, List.of(new Requests.OrderLine(sku, 1, null)));
        String kept =
                consignments.at(inTime.orderId(), store).path("consignmentId").asText();
        consignments.ship(store, kept);
        shop.system().post(Service.ORDER, "/deliveries", Map.of("carrier", "Post", "trackingNumber", kept));
        Order late = shop.shipped(null, web, List.of(new Requests.OrderLine(sku, 1, null)));
        String broken =
                consignments.at(late.orderId(), store).path("consignmentId").asText();
        consignments.ship(store, broken);

        // Then the broken promise is told, once, and the kept one is not
        await("the promise to pass")
                .atMost(WITHIN)
                .until(() -> consignments.one(broken).has("promiseBrokenAt"));
        shop.system().post(Service.ORDER, "/deliveries", Map.of("carrier", "Post", "trackingNumber", broken));
        assertThat(consignments.one(kept).has("promiseBrokenAt")).isFalse();
        await("the event").atMost(WITHIN).until(() -> told(broken) > 0);
        assertThat(told(broken)).isEqualTo(1);
        assertThat(told(kept)).isZero();
    }

    @Test
    void isMadeUpForOnceWithinAMinuteAndExplained() {
        // Given a retailer that gives 50 points for it, and somebody whose parcel is with the carrier when the moment
        // passes
        gestures.forPromise(50);
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 1);
        shop.opened();
        Order late = shop.shipped(shopper.customerId(), web, List.of(new Requests.OrderLine(sku, 1, null)));
        String parcel =
                consignments.at(late.orderId(), store).path("consignmentId").asText();
        consignments.ship(store, parcel);

        // When it passes
        await("the promise to pass")
                .atMost(WITHIN)
                .until(() -> consignments.one(parcel).has("promiseBrokenAt"));

        // Then she has them within a minute, once, beside the 20 of her order, and is told why
        await("the credit").atMost(WITHIN).until(() -> gestures.of(shopper).size() == 1);
        JsonNode gesture = gestures.of(shopper).getFirst();
        assertThat(gesture.path("points").asLong()).isEqualTo(50);
        JsonNode explained = shop.system()
                .get(Service.LOYALTY, "/gestures/" + gesture.path("gestureId").asText())
                .body();
        assertThat(explained.path("rule").asText()).isEqualTo("promise-broken");
        assertThat(explained.path("state").asText()).isEqualTo("GRANTED");
        assertThat(explained.path("facts").path("orderId").asText()).isEqualTo(late.orderId());
        await("both").atMost(WITHIN).until(() -> new Reading(shop).balance(shopper) == 20 + 50);
    }

    private long told(String consignmentId) {
        return feed.of(Topics.CONSIGNMENTS, consignmentId).stream()
                .filter(event -> event.getSchema().getName().equals("DeliveryPromiseBroken"))
                .count();
    }
}
