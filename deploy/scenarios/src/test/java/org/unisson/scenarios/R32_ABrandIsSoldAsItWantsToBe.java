package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R32: per-brand policy: appointment, named seller, no discounts. */
@ExtendWith(RunningRetailer.class)
class R32_ABrandIsSoldAsItWantsToBe {

    private final Shop shop;

    R32_ABrandIsSoldAsItWantsToBe(Shop shop) {
        this.shop = shop;
    }

    @Test
    void onlyItsNamedSellerSellsItAndNobodyLowersItsPrice() {
        // Given a brand that is never reduced and sold by one seller
        String store = shop.store();
        String web = shop.channel("WEB");
        String brand = "brand-" + UUID.randomUUID();
        String sku = sku(brand, 50_000);
        shop.system()
                .put(
                        Service.CATALOG,
                        "/brands/" + brand,
                        Map.of(
                                "name",
                                brand,
                                "policy",
                                Map.of(
                                        "appointment",
                                        false,
                                        "namedSeller",
                                        true,
                                        "noDiscounts",
                                        true,
                                        "sellers",
                                        List.of("local-agent"))));
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();

        // When an operation is to lower it
        assertThatThrownBy(() -> publish(Map.of("brands", List.of(brand))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(brand);

        // Then it costs what it did
        JsonNode page = shop.system()
                .get(Service.CATALOG, "/variants/" + sku + "?channel=" + web)
                .body();
        assertThat(page.path("price").path("minor").asLong()).isEqualTo(50_000);

        // And the shopper cannot buy it alone, but with the seller's help
        Session own = shop.retail().shopper(shopper.customerId(), shop.journey());
        assertThatThrownBy(() -> buy(own, web, store, sku, shopper))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(brand);
        Session seller = shop.retail().session(TokenRequest.of("agent"), shop.journey());
        Order order = shop.decided(buy(seller, web, store, sku, shopper));
        assertThat(order.status()).isEqualTo("CONFIRMED");
    }

    private String sku(String brand, long cents) {
        String sku = "B-" + UUID.randomUUID();
        shop.system()
                .put(
                        Service.CATALOG,
                        "/products/" + UUID.randomUUID(),
                        Map.of(
                                "brand",
                                brand,
                                "names",
                                Map.of("fr", "Montre"),
                                "status",
                                "ACTIVE",
                                "variants",
                                List.of(Map.of("sku", sku))));
        shop.system()
                .put(Service.CATALOG, "/prices/" + sku, Map.of("prices", List.of(Map.of("price", Shop.euros(cents)))));
        return sku;
    }

    private void publish(Map<String, Object> targets) {
        String operation = "/operations/" + UUID.randomUUID();
        Map<String, Object> content = new HashMap<>();
        content.put("names", Map.of("fr", "Soldes"));
        content.put("beginsAt", Instant.now().minusSeconds(60).toString());
        content.put("endsAt", Instant.now().plus(Duration.ofDays(1)).toString());
        content.put("targets", targets);
        content.put("effects", List.of(Map.of("kind", "percentage", "basisPoints", 1_000)));
        shop.system().put(Service.CATALOG, operation, content);
        shop.system().post(Service.CATALOG, operation + "/publish", new Requests.Nothing());
    }

    private Answer buy(Session who, String channel, String store, String sku, Shopper buyer) {
        Cart cart = who.post(Service.ORDER, "/carts", new Requests.NewCart(channel, buyer.customerId()))
                .as(Cart.class);
        who.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, 1, channel));
        return who.postAndWait(
                Service.ORDER,
                "/carts/" + cart.cartId() + "/checkout",
                new Requests.Checkout(channel, "PICKUP", store, "tok_visa", 0L),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20));
    }
}
