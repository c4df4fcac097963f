package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topics;

/**
 * R36: "I did not receive it": a replacement ships at once, on trust; double returns and re-orders are measured. A
 * piece of a private sale (R28) that is sent again is no second sale.
 */
@ExtendWith(RunningRetailer.class)
class R36_ReplacedOnTrust {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Consignments consignments;
    private final Reading reading;
    private final Feed feed;

    R36_ReplacedOnTrust(Shop shop, Stack stack) {
        this.shop = shop;
        this.consignments = new Consignments(shop);
        this.reading = new Reading(shop);
        this.feed = new Feed(stack);
    }

    @Test
    void aReplacementShipsAtOnceAndNothingIsPaidTwice() {
        // Given two pieces that the carrier says to have brought, and a channel that trusts its customers
        Instant begin = Instant.now().minus(Duration.ofMinutes(5));
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        trusts(web);
        Order order = shop.shipped(shopper.customerId(), web, List.of(new Requests.OrderLine(sku, 2, null)));
        send(store, order.orderId());
        await("points of 40.00").atMost(SOON).until(() -> reading.balance(shopper) == 40);
        String purchaseId = shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId())
                .body()
                .path("purchaseId")
                .asText();
        String lineId =
                purchase(purchaseId).path("lines").path(0).path("lineId").asText();

        // When the customer says that one of them is missing
        JsonNode claim = claim(shopper, order, lineId);

        // Then another is sent, for nothing
        String claimId = claim.path("claimId").asText();
        String replacement = claim.path("replacementOrderId").asText();
        assertThat(claim.path("status").asText()).isEqualTo("GRANTED");
        await("the replacement").atMost(SOON).until(() -> outcome(claimId).equals("REPLACED"));
        send(store, replacement);
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 2);
        assertThat(reading.charged(replacement)).isZero();
        JsonNode given = purchase(shop.system()
                .get(Service.ORDER, "/orders/" + replacement)
                .body()
                .path("purchaseId")
                .asText());
        assertThat(given.path("total").path("minor").asLong()).isZero();
        assertThat(given.path("tenders").path(0).path("kind").asText()).isEqualTo("GOODWILL");
        await("the event").atMost(SOON).untilAsserted(() -> assertThat(feed.of(Topics.CLAIMS, claimId))
                .satisfiesExactly(this::wasGranted));

        // When the missing one turns up, and both come back to the store
        JsonNode refund = shop.retail()
                .associate(store, shop.journey())
                .post(
                        Service.ORDER,
                        "/purchases/" + purchaseId + "/returns",
                        new Requests.Return(
                                web, store, List.of(new Requests.ReturnedLine(lineId, 2, "SELLABLE")), null))
                .body();

        // Then one is refunded, both are in stock, and the cohort tells of it
        assertThat(refund.path("total").path("minor").asLong()).isEqualTo(2_000);
        await("refund by the gateway").atMost(SOON).until(() -> reading.refunded(order.orderId()) == 2_000);
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 4);
        await("points of 20.00").atMost(SOON).until(() -> reading.balance(shopper) == 20);
        JsonNode cohorts = admin().get(
                        Service.ORDER, "/claims/cohorts?from=" + begin + "&until=" + begin.plus(Duration.ofDays(1)))
                .body();
        assertThat(cohorts).anySatisfy(cohort -> {
            assertThat(cohort.path("variant").asText()).isEqualTo("TRUST");
            assertThat(cohort.path("granted").asLong()).isPositive();
            assertThat(cohort.path("doubleReturns").asLong()).isPositive();
        });
    }

    @Test
    void theOnlyPieceOfAPrivateSaleIsSentAgainThoughItsQuotaIsReached() {
        // Given a private sale of one piece, which is sold and delivered
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        trusts(web);
        String quota = "quota-" + UUID.randomUUID().toString().substring(0, 18);
        admin().put(
                        Service.INVENTORY,
                        "/quotas/" + quota,
                        Map.of("name", "Private sale", "skus", List.of(sku), "pieces", 1, "perCustomer", 1));
        Order order = shop.shipped(shopper.customerId(), web, List.of(new Requests.OrderLine(sku, 1, null)));
        send(store, order.orderId());
        await("one is sold").atMost(SOON).untilAsserted(() -> assertThat(counted(quota))
                .containsExactly(0L, 1L));
        String lineId = shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId())
                .body()
                .path("lines")
                .path(0)
                .path("lineId")
                .asText();

        // When the customer says that it has not come
        JsonNode claim = claim(shopper, order, lineId);
        assertThat(claim.path("status").asText()).isEqualTo("GRANTED");

        // Then another is sent, and it is still one piece that counts
        await("the replacement")
                .atMost(SOON)
                .until(() -> outcome(claim.path("claimId").asText()).equals("REPLACED"));
        assertThat(counted(quota)).containsExactly(1L, 0L);
        send(store, claim.path("replacementOrderId").asText());
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 3);
        await("still one").atMost(SOON).untilAsserted(() -> assertThat(counted(quota))
                .containsExactly(0L, 1L));
    }

    /** Pieces that count: reserved and sold. */
    private List<Long> counted(String quota) {
        JsonNode counted =
                shop.system().get(Service.INVENTORY, "/quotas/" + quota).body().path("counted");
        return List.of(counted.path("reserved").asLong(), counted.path("sold").asLong());
    }

    private Session admin() {
        return shop.retail().session(TokenRequest.of("admin"), shop.journey());
    }

    /** The channel replaces what has not come, up to 50.00, once in 30 days. */
    private void trusts(String channel) {
        admin().put(
                        Service.ORDER,
                        "/claim-policies/" + channel,
                        Map.of(
                                "atMost",
                                Map.of("minor", 5_000, "currency", "EUR"),
                                "claimsAtMost",
                                1,
                                "withinDays",
                                30,
                                "holdoutPercent",
                                0));
    }

    /** The customer says that a piece of the line has not come. */
    private JsonNode claim(Shopper shopper, Order order, String lineId) {
        return shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .post(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/claims",
                        Map.of("kind", "NOT_RECEIVED", "lines", List.of(Map.of("lineId", lineId, "quantity", 1))))
                .body();
    }

    private void wasGranted(GenericRecord decided) {
        assertThat(decided.get("status").toString()).isEqualTo("GRANTED");
        assertThat(decided.get("reason").toString()).isEqualTo("ON_TRUST");
        assertThat(decided.get("variant").toString()).isEqualTo("TRUST");
    }

    private String outcome(String claimId) {
        return shop.system()
                .get(Service.ORDER, "/claims/" + claimId)
                .body()
                .path("outcome")
                .asText();
    }

    private void send(String store, String orderId) {
        String parcel = consignments.at(orderId, store).path("consignmentId").asText();
        consignments.ship(store, parcel);
        shop.system().post(Service.ORDER, "/deliveries", Map.of("carrier", "Post", "trackingNumber", parcel));
    }

    private JsonNode purchase(String purchaseId) {
        return shop.system().get(Service.ORDER, "/purchases/" + purchaseId).body();
    }
}
