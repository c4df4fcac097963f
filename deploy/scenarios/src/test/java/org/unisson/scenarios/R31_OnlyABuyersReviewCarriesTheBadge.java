package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Purchase;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R31: only a verified buyer's review carries the badge, a store receipt included; the comparator feed says the site's price. */
@ExtendWith(RunningRetailer.class)
class R31_OnlyABuyersReviewCarriesTheBadge {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;

    R31_OnlyABuyersReviewCarriesTheBadge(Shop shop) {
        this.shop = shop;
    }

    @Test
    void theTillsReceiptGivesItAndItsReturnTakesItAway() {
        // Given two who review a product, one of whom has bought it at a till with her card
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(2_499);
        Shopper buyer = shop.shopper();
        Shopper stranger = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        String product = product(sku);
        String purchase = shop.sell(store, Shop.receipt(store, till, buyer.card(), sku, 1, 2_499));
        review(buyer, product, 5);
        review(stranger, product, 2);

        // When both are published
        await("the badge").atMost(SOON).until(() -> isVerified(buyer, product));
        publish(buyer, product);
        publish(stranger, product);

        // Then only hers has the badge, and the page says what both say together
        JsonNode page = shop.system()
                .get(Service.CATALOG, "/products/" + product + "/reviews?sort=highest")
                .body();
        assertThat(page.path("items"))
                .extracting(item -> item.path("verified").asBoolean())
                .containsExactly(true, false);
        JsonNode rating = shop.system()
                .get(Service.CATALOG, "/products/" + product)
                .body()
                .path("rating");
        assertThat(rating.path("average").asText()).isEqualTo("3.5");
        assertThat(rating.path("verifiedShare").asLong()).isEqualTo(50);

        // And what she brings back takes it away
        comesBack(purchase, till, store);
        await("no badge").atMost(SOON).until(() -> !isVerified(buyer, product));
    }

    @Test
    void aReceiptOfNobodyGivesItOnceItIsClaimed() {
        // Given a review of somebody who has bought without saying who they are
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(999);
        Shopper buyer = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        String product = product(sku);
        review(buyer, product, 4);
        JsonNode sold = shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/receipts/batch",
                        new Requests.Receipts(List.of(Shop.receipt(store, till, null, sku, 1, 999))))
                .body()
                .path("receipts")
                .path(0);
        assertThat(isVerified(buyer, product)).isFalse();

        // When they type the code of the receipt
        as(buyer)
                .post(
                        Service.ORDER,
                        "/receipts/claims",
                        Map.of("code", sold.path("claimCode").asText()));

        // Then the review has the badge
        await("the badge").atMost(SOON).until(() -> isVerified(buyer, product));
    }

    @Test
    void theComparatorsPriceIsTheSites() {
        // Given a reduced product, and a feed of the site
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        shop.feed(web);
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
                                "targets",
                                Map.of("skus", List.of(sku)),
                                "effects",
                                List.of(Map.of("kind", "percentage", "basisPoints", 3_333))));
        shop.system().post(Service.CATALOG, operation + "/publish", new Requests.Nothing());

        // When a comparator fetches it
        RawCalls.Reply feed =
                new RawCalls(shop.retail().stack()).send(Service.CATALOG, "GET", "/feeds/" + web + ".tsv", null, null);

        // Then it says what the page says: 33.33 % of 20.00 are 6.666, rounded half-up
        assertThat(shop.system()
                        .get(Service.CATALOG, "/variants/" + sku + "?channel=" + web)
                        .body()
                        .path("price")
                        .path("minor")
                        .asLong())
                .isEqualTo(1_333);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.text().lines().filter(line -> line.startsWith(sku + "\t")))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("\t20.00 EUR\t13.33 EUR\t");
    }

    private Session as(Shopper shopper) {
        return shop.retail().shopper(shopper.customerId(), shop.journey());
    }

    private String product(String sku) {
        return shop.system()
                .get(Service.CATALOG, "/variants/" + sku)
                .body()
                .path("productId")
                .asText();
    }

    private void review(Shopper shopper, String product, int stars) {
        as(shopper)
                .put(
                        Service.CATALOG,
                        "/products/" + product + "/reviews/own",
                        Map.of("rating", stars, "title", "Avis", "language", "fr"));
    }

    private JsonNode own(Shopper shopper, String product) {
        return as(shopper)
                .get(Service.CATALOG, "/products/" + product + "/reviews/own")
                .body();
    }

    private boolean isVerified(Shopper shopper, String product) {
        return own(shopper, product).path("verified").asBoolean();
    }

    private void publish(Shopper shopper, String product) {
        shop.retail()
                .session(TokenRequest.of("merchandiser"), shop.journey())
                .post(
                        Service.CATALOG,
                        "/reviews/" + own(shopper, product).path("reviewId").asText() + "/moderation",
                        Map.of("decision", "PUBLISH"));
    }

    private void comesBack(String purchase, String till, String store) {
        String line = shop.system()
                .get(Service.ORDER, "/purchases/" + purchase)
                .as(Purchase.class)
                .lines()
                .getFirst()
                .lineId();
        shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + purchase + "/returns",
                        new Requests.Return(
                                till, store, List.of(new Requests.ReturnedLine(line, 1, "SELLABLE")), null));
    }
}
