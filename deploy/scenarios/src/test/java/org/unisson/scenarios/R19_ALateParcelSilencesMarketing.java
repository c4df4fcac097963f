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
import org.unisson.scenarios.support.AbandonedCarts;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R19: a late parcel is on the customer's timeline, and nobody asks them to buy more until it is there. */
@ExtendWith(RunningRetailer.class)
class R19_ALateParcelSilencesMarketing {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;
    private final AbandonedCarts carts;

    R19_ALateParcelSilencesMarketing(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.carts = new AbandonedCarts(shop);
    }

    @Test
    void untilItIsDelivered() {
        // Given a parcel that is promised within seconds, and that nobody sends
        String store = shop.store();
        String web = shop.channel("WEB");
        String bought = shop.sku(1_999);
        String wanted = shop.sku(500);
        Shopper shopper = shop.shopper();
        shop.receive(store, bought, 5);
        shop.opened();
        Order order = ship(shopper, web, bought);
        assertThat(order.status()).isEqualTo("CONFIRMED");
        JsonNode late = onTimeline(shopper, "PROMISE_BROKEN");
        assertThat(late.path("reference").asText()).isEqualTo(order.orderId());

        // When the customer leaves a cart
        String cart = carts.abandoned(shopper, web, wanted);

        // Then no reminder goes out, because of that parcel
        String parcel = shop.system()
                .get(Service.ORDER, "/orders/" + order.orderId() + "/consignments")
                .body()
                .at("/0/consignmentId")
                .asText();
        JsonNode decision = carts.decision(cart);
        assertThat(decision.path("outcome").asText()).isEqualTo("SUPPRESS");
        assertThat(decision.path("reason").asText()).isEqualTo("DELIVERY_LATE");
        assertThat(decision.path("evidence").asText()).isEqualTo(parcel);

        // When it is delivered at last, and the cart is left once more
        String number = send(store, parcel);
        assertThat(onTimeline(shopper, "SHIPPED").path("detail").asText()).isEqualTo("Colissimo " + number);
        onTimeline(shopper, "DELIVERED");
        shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .post(Service.ORDER, "/carts/" + cart + "/lines", new Requests.NewLine(wanted, 1, web));

        // Then the reminder goes out
        await("reminder of the cart").atMost(SOON).until(() -> carts.find(cart)
                .filter(newest -> "DUE".equals(newest.path("reason").asText()))
                .isPresent());
    }

    private Order ship(Shopper shopper, String channel, String sku) {
        Requests.NewOrder order = new Requests.NewOrder(
                channel,
                shopper.customerId(),
                List.of(new Requests.OrderLine(sku, 1, null)),
                "SHIP",
                null,
                "tok_visa",
                null,
                null);
        return shop.decided(shop.system()
                .postAndWait(Service.ORDER, "/orders", order, UUID.randomUUID().toString(), Duration.ofSeconds(20)));
    }

    /** The store sends it and the carrier brings it. @return the carrier's number */
    private String send(String store, String parcel) {
        Session associate = shop.retail().associate(store, shop.journey());
        String consignment = "/consignments/" + parcel;
        Map<String, String> label = Map.of(
                "carrier", "Colissimo", "trackingNumber", UUID.randomUUID().toString());
        associate.post(Service.ORDER, consignment + "/pick", new Requests.Nothing());
        associate.post(Service.ORDER, consignment + "/pack", new Requests.Nothing());
        associate.post(Service.ORDER, consignment + "/ship", label);
        shop.system().post(Service.ORDER, "/deliveries", label);
        return label.get("trackingNumber");
    }

    private JsonNode onTimeline(Shopper shopper, String kind) {
        return await(kind + " on the timeline")
                .atMost(SOON)
                .until(() -> reading.timeline(shopper, kind), entries -> entries.size() == 1)
                .getFirst();
    }
}
