package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R18: an RFM segment, with provenance and date; kept up to date by what happens. */
@ExtendWith(RunningRetailer.class)
class R18_ASegmentWithProvenance {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Shop shop;
    private final Session admin;

    R18_ASegmentWithProvenance(Shop shop) {
        this.shop = shop;
        this.admin = shop.retail().session(TokenRequest.of("admin"), shop.journey());
    }

    @Test
    void whoBuysALotIsScoredAndInTheSegmentAndSaysWhy() {
        // Given one who spends a fortune, some who spend little, and a segment of those who spend most of all
        String store = shop.store();
        String till = shop.channel("STORE");
        String coat = shop.sku(900_000);
        String sock = shop.sku(100);
        shop.receive(store, coat, 10);
        shop.receive(store, sock, 10);
        Shopper rich = shop.shopper();
        List<Shopper> thrifty = Stream.generate(shop::shopper).limit(5).toList();
        shop.opened();
        String segment = "best-" + UUID.randomUUID();
        admin.put(
                Service.CUSTOMER,
                "/segments/" + segment,
                Map.of(
                        "name",
                        "The best of " + till,
                        "condition",
                        "m == 5 && rfm.recency < 30 && '" + till + "' in channels"));

        // When all buy at a till, and the quintiles of everybody are worked out
        String purchase = shop.sell(store, Shop.receipt(store, till, rich.card(), coat, 2, 900_000));
        thrifty.forEach(one -> shop.sell(store, Shop.receipt(store, till, one.card(), sock, 1, 100)));
        await("all are customers who bought")
                .atMost(SOON)
                .until(() -> segments(rich).has("rfm")
                        && thrifty.stream().allMatch(one -> segments(one).has("rfm")));
        Instant before = Instant.now().minusSeconds(60);
        admin.post(Service.CUSTOMER, "/rfm/boundaries", new Requests.Nothing());

        // Then the one has the best score, by boundaries with a version and a date, and is in the segment, which says
        // why
        await("the rich one is in").atMost(SOON).until(() -> in(rich, segment));
        JsonNode shown = segments(rich);
        assertThat(shown.at("/rfm/monetary/minor").asLong()).isEqualTo(1_800_000);
        assertThat(shown.at("/rfm/scores/m").asInt()).isEqualTo(5);
        assertThat(shown.at("/rfm/scores/boundaries").asLong()).isPositive();
        assertThat(Instant.parse(shown.at("/rfm/scores/workedOutAt").asText())).isAfter(before);
        JsonNode stay = StreamSupport.stream(shown.path("segments").spliterator(), false)
                .filter(one -> segment.equals(one.path("segmentId").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(stay.path("ruleVersion").asLong()).isEqualTo(1);
        assertThat(stay.at("/because/m").asInt()).isEqualTo(5);
        assertThat(Instant.parse(stay.path("since").asText())).isAfter(before);
        assertThat(thrifty).noneMatch(one -> in(one, segment));
        assertThat(admin.all(Service.CUSTOMER, "/segments/" + segment + "/members").stream()
                        .map(member -> member.path("customerId").asText()))
                .containsExactly(rich.customerId());

        // When everything goes back
        Purchase bought =
                shop.system().get(Service.ORDER, "/purchases/" + purchase).as(Purchase.class);
        shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + purchase + "/returns",
                        new Requests.Return(
                                till,
                                store,
                                List.of(new Requests.ReturnedLine(
                                        bought.lines().getFirst().lineId(), 2, "SELLABLE")),
                                null));

        // Then that is over within seconds, and it is kept why
        await("nobody is in").atMost(SOON).until(() -> !in(rich, segment));
        JsonNode left = segments(rich).path("left").path(0);
        assertThat(left.path("segmentId").asText()).isEqualTo(segment);
        assertThat(left.path("leftVersion").asLong()).isEqualTo(1);
        assertThat(left.path("until").asText()).isNotEmpty();
    }

    private JsonNode segments(Shopper shopper) {
        return shop.system()
                .get(Service.CUSTOMER, "/customers/" + shopper.customerId() + "/segments")
                .body();
    }

    private boolean in(Shopper shopper, String segment) {
        return segments(shopper).path("segments").findValuesAsText("segmentId").contains(segment);
    }
}
