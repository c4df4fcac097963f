package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Consignments;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R28, R36: the only piece that a customer may have does not arrive: it is sent again, and is no second sale. */
@ExtendWith(RunningRetailer.class)
class R36_ReplacedUnderAQuota {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Consignments consignments;
    private final Reading reading;
    private final String quota = "quota-" + UUID.randomUUID().toString().substring(0, 18);

    R36_ReplacedUnderAQuota(Shop shop) {
        this.shop = shop;
        this.consignments = new Consignments(shop);
        this.reading = new Reading(shop);
    }

    @Test
    void thePieceIsSentAgainThoughTheQuotaIsReached() {
        // Given a private sale of one piece, which is sold and delivered
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        Session admin = shop.retail().session(TokenRequest.of("admin"), shop.journey());
        admin.put(
                Service.ORDER,
                "/claim-policies/" + web,
                Map.of(
                        "atMost",
                        Map.of("minor", 5_000, "currency", "EUR"),
                        "claimsAtMost",
                        1,
                        "withinDays",
                        30,
                        "holdoutPercent",
                        0));
        admin.put(
                Service.INVENTORY,
                "/quotas/" + quota,
                Map.of("name", "Private sale", "skus", List.of(sku), "pieces", 1, "perCustomer", 1));
        Order order = shop.shipped(shopper.customerId(), web, List.of(new Requests.OrderLine(sku, 1, null)));
        send(store, order.orderId());
        await("one is sold").atMost(SOON).untilAsserted(() -> assertThat(counted())
                .containsExactly(0L, 1L));
        String lineId = shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId())
                .body()
                .path("lines")
                .path(0)
                .path("lineId")
                .asText();

        // When the customer says that it has not come
        JsonNode claim = shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .post(
                        Service.ORDER,
                        "/orders/" + order.orderId() + "/claims",
                        Map.of("kind", "NOT_RECEIVED", "lines", List.of(Map.of("lineId", lineId, "quantity", 1))))
                .body();
        assertThat(claim.path("status").asText()).isEqualTo("GRANTED");

        // Then another is sent, and it is still one piece that counts
        await("the replacement").atMost(SOON).until(() -> outcome(claim).equals("REPLACED"));
        assertThat(counted()).containsExactly(1L, 0L);
        send(store, claim.path("replacementOrderId").asText());
        await("stock").atMost(SOON).until(() -> reading.stock(store, sku).onHand() == 3);
        await("still one").atMost(SOON).untilAsserted(() -> assertThat(counted())
                .containsExactly(0L, 1L));
    }

    /** Pieces that count: reserved and sold. */
    private List<Long> counted() {
        JsonNode counted =
                shop.system().get(Service.INVENTORY, "/quotas/" + quota).body().path("counted");
        return List.of(counted.path("reserved").asLong(), counted.path("sold").asLong());
    }

    private String outcome(JsonNode claim) {
        return shop.system()
                .get(Service.ORDER, "/claims/" + claim.path("claimId").asText())
                .body()
                .path("outcome")
                .asText();
    }

    private void send(String store, String orderId) {
        String parcel = consignments.at(orderId, store).path("consignmentId").asText();
        consignments.ship(store, parcel);
        shop.system().post(Service.ORDER, "/deliveries", Map.of("carrier", "Post", "trackingNumber", parcel));
    }
}
