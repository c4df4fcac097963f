package org.unisson.scenarios.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.client.VariantPage;

/** What a customer is told of a product on some channels, by inventory and on its page. */
public final class Offered {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Session customer;
    private final List<String> channels;

    public Offered(Shop shop, Shopper shopper, String... channels) {
        this.customer = shop.retail().shopper(shopper.customerId(), shop.journey());
        this.channels = List.of(channels);
    }

    /** Returns when all of them say that so many pieces can be had. */
    public void everywhere(String sku, long pieces) {
        await("offer of " + sku)
                .atMost(SOON)
                .untilAsserted(() -> channels.forEach(channel -> {
                    assertThat(promised(sku, channel))
                            .as("promised on " + channel)
                            .isEqualTo(pieces);
                    assertThat(shown(sku, channel)).as("shown on " + channel).isEqualTo(pieces);
                }));
    }

    private long promised(String sku, String channel) {
        return customer.get(Service.INVENTORY, "/availability?sku=" + sku + "&channel=" + channel)
                .body()
                .at("/skus/0/availableToPromise")
                .asLong(-1);
    }

    private long shown(String sku, String channel) {
        return customer.get(Service.CATALOG, "/variants/" + sku + "?channel=" + channel)
                .as(VariantPage.class)
                .availability()
                .available();
    }
}
