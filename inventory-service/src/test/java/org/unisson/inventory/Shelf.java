package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What lies of one SKU where, as the API tells it. */
record Shelf(Shop shop, String sku) {

    private static final Duration SOON = Duration.ofSeconds(60);

    void await(String location, long onHand, long reserved) {
        Awaitility.await("stock at " + location).atMost(SOON).untilAsserted(() -> {
            var seen = shop.stock(location, sku);
            assertThat(List.of(seen.getLong("onHand"), seen.getLong("reserved")))
                    .as("on hand and reserved")
                    .containsExactly(onHand, reserved);
        });
    }

    /** The reasons of its movements. */
    List<String> ledger(String location) {
        return shop.as("service")
                .get("/stock/" + location + "/" + sku + "/movements")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.reason");
    }
}
