package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** R22: a product is never on promotion on the site and cheaper in a store without promotion. */
@ExtendWith(RunningRetailer.class)
class R22_AReductionHereIsNotBeatenThere {

    private final Shop shop;

    R22_AReductionHereIsNotBeatenThere(Shop shop) {
        this.shop = shop;
    }

    @Test
    void publishingSuchAPairIsRefusedWithIt() {
        // Given a product that costs 17.00 in stores and 20.00 elsewhere
        String web = shop.channel("WEB");
        String stores = shop.channel("STORE");
        String sku = shop.sku(2_000);
        shop.system()
                .put(
                        Service.CATALOG,
                        "/prices/" + sku,
                        Map.of(
                                "prices",
                                List.of(
                                        Map.of("price", Shop.euros(2_000)),
                                        Map.of("channel", web, "price", Shop.euros(2_000)),
                                        Map.of("channel", stores, "price", Shop.euros(1_700)))));

        // When the site is to take off 10 %, then 20 %
        assertThatThrownBy(() -> reduce(sku, web, 1_000))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(stores);
        reduce(sku, web, 2_000);

        // Then only the second is published
        assertThat(price(sku, web)).isEqualTo(1_600);
        assertThat(price(sku, stores)).isEqualTo(1_700);
    }

    @Test
    void oneThatArisesOtherwiseIsReported() {
        // Given a contradiction that came with an import, which refuses none
        String web = shop.channel("WEB");
        String stores = shop.channel("STORE");
        shop.contradict(web, stores);

        // When somebody asks what contradicts
        List<JsonNode> found = shop.system().all(Service.CATALOG, "/incoherences?open=true");

        // Then both sides are told
        assertThat(found).anySatisfy(one -> {
            assertThat(one.at("/incoherence/reduced/channel").asText()).isEqualTo(web);
            assertThat(one.at("/incoherence/cheaper/channel").asText()).isEqualTo(stores);
        });
    }

    private void reduce(String sku, String channel, int basisPoints) {
        String operation = "/operations/" + UUID.randomUUID();
        shop.system()
                .put(
                        Service.CATALOG,
                        operation,
                        Map.of(
                                "names",
                                Map.of("fr", "Soldes"),
                                "beginsAt",
                                Instant.now().minusSeconds(60).toString(),
                                "endsAt",
                                Instant.now().plus(Duration.ofDays(1)).toString(),
                                "channels",
                                List.of(channel),
                                "targets",
                                Map.of("skus", List.of(sku)),
                                "effects",
                                List.of(Map.of("kind", "percentage", "basisPoints", basisPoints))));
        shop.system().post(Service.CATALOG, operation + "/publish", new Requests.Nothing());
    }

    private long price(String sku, String channel) {
        return shop.system()
                .get(Service.CATALOG, "/variants/" + sku + "?channel=" + channel)
                .body()
                .path("price")
                .path("minor")
                .asLong();
    }
}
