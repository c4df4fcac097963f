package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** R24: "Is the store near me part of the current operation?" Yes or no per store, by postcode or position. */
@ExtendWith(RunningRetailer.class)
class R24_IsTheStoreNearMePartOfIt {

    private final Shop shop;

    R24_IsTheStoreNearMePartOfIt(Shop shop) {
        this.shop = shop;
    }

    @Test
    void eachStoreNearbySaysYesOrNo() {
        // Given two stores in one street where no other is, one of which takes part
        String postcode = "9" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
        double latitude = ThreadLocalRandom.current().nextInt(-60, 0) + 0.5;
        double longitude = ThreadLocalRandom.current().nextInt(-170, 170) + 0.5;
        String part = store(postcode, latitude, longitude);
        String none = store(postcode, latitude, longitude);
        String sku = shop.sku(2_000);
        shop.opened();
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
                                "stores",
                                List.of(part),
                                "targets",
                                Map.of("skus", List.of(sku)),
                                "effects",
                                List.of(Map.of("kind", "percentage", "basisPoints", 1_000))));
        shop.system().post(Service.CATALOG, operation + "/publish", new Requests.Nothing());

        // When somebody asks by postcode, and by where they stand
        JsonNode byPostcode = answer(operation + "/stores?postcode=" + postcode, part, none);
        JsonNode byPosition = shop.system()
                .get(Service.CATALOG, operation + "/stores?lat=" + latitude + "&lon=" + longitude)
                .body();

        // Then one store says yes; the other says no
        assertThat(said(byPostcode, part)).containsExactly(true);
        assertThat(said(byPostcode, none)).containsExactly(false);
        assertThat(said(byPosition, part)).containsExactly(true);
        assertThat(said(byPosition, none)).containsExactly(false);
    }

    private String store(String postcode, double latitude, double longitude) {
        String gln = shop.store();
        shop.system()
                .put(
                        Service.INVENTORY,
                        "/locations/" + gln,
                        new Requests.Location(
                                "Store " + gln,
                                "STORE",
                                "FR",
                                postcode,
                                "Ville",
                                latitude,
                                longitude,
                                "Europe/Paris",
                                List.of("SELL"),
                                true));
        return gln;
    }

    /** Places are heard of by themselves. */
    private JsonNode answer(String path, String one, String other) {
        return await("both stores")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> shop.system().get(Service.CATALOG, path).body(),
                        found -> said(found, one).size() == 1
                                && said(found, other).size() == 1);
    }

    private static List<Boolean> said(JsonNode answer, String store) {
        return StreamSupport.stream(answer.path("stores").spliterator(), false)
                .filter(one -> one.path("gln").asText().equals(store))
                .map(one -> one.path("takesPart").asBoolean())
                .toList();
    }
}
