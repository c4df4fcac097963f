package org.unisson.scenarios.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** Carts that rest, and what is decided on their reminders. */
public final class AbandonedCarts {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    public AbandonedCarts(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    /** A cart of one piece; returns when it is known to be at rest. */
    public String abandoned(Shopper shopper, String channel, String sku) {
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        String cart = phone.post(Service.ORDER, "/carts", new Requests.NewCart(channel, shopper.customerId()))
                .as(Cart.class)
                .cartId();
        phone.post(Service.ORDER, "/carts/" + cart + "/lines", new Requests.NewLine(sku, 1, channel));
        await("cart at rest").atMost(SOON).until(() -> reading.timeline(shopper, "CART_ABANDONED").stream()
                .anyMatch(entry -> cart.equals(entry.path("reference").asText())));
        return cart;
    }

    /** The decision on that cart's reminder as soon as it is taken. */
    public JsonNode decision(String cart) {
        return await("decision on the reminder")
                .atMost(SOON)
                .until(() -> find(cart), Optional::isPresent)
                .get();
    }

    /** The decision, if it is taken. */
    public Optional<JsonNode> find(String cart) {
        // Without what was done before: the decision is to be seen even while other services are away.
        return shop
                .retail()
                .system(new org.unisson.demo.client.Journey())
                .all(Service.CUSTOMER, "/decisions?cart=" + cart)
                .stream()
                .findFirst();
    }
}
