package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.Telling;

/** R17: every service reads the same person: what a seller sees at a glance is what each of them says. */
@ExtendWith(RunningRetailer.class)
class R17_APersonAtAGlance {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;

    R17_APersonAtAGlance(Shop shop) {
        this.shop = shop;
    }

    @Test
    void whicheverOfItsCustomersIsAsked() {
        // Given somebody with a card at the till, and an account on the web of whom nobody knows that it is the same
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String sku = shop.sku(1_000);
        Shopper inStore = shop.shopper();
        Shopper onTheWeb = shop.shopper();
        shop.receive(store, sku, 30);
        shop.opened();
        Telling site = new Telling(shop, web);
        site.allowed(onTheWeb);
        site.told("PRODUCT_VIEWED", Map.of("customerId", onTheWeb.customerId(), "sku", sku));
        String purchase = shop.sell(store, Shop.receipt(store, till, inStore.card(), sku, 3, 1_000));
        Order order = shop.shipped(onTheWeb.customerId(), web, List.of(new Requests.OrderLine(sku, 1, null)));
        Session phone = shop.retail().shopper(onTheWeb.customerId(), shop.journey());
        Cart cart = phone.post(Service.ORDER, "/carts", new Requests.NewCart(web, onTheWeb.customerId()))
                .as(Cart.class);
        phone.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, 2, web));
        String voucher = shop.voucher(inStore, 10_00, null);
        String advice = phone.post(
                        Service.CUSTOMER,
                        "/cases",
                        Map.of(
                                "customerId",
                                onTheWeb.customerId(),
                                "kind",
                                "ADVICE",
                                "subject",
                                "Which size",
                                "text",
                                "Does it fit over a pullover?"))
                .body()
                .path("caseId")
                .asText();

        // When it turns out that the two are one
        shop.system()
                .post(
                        Service.CUSTOMER,
                        "/identity/merges",
                        Map.of(
                                "customers",
                                List.of(inStore.customerId(), onTheWeb.customerId()),
                                "reason",
                                "has shown both"));

        // Then a seller sees one person, whichever id is asked: who, what lies in the cart, what was bought and is
        // awaited, what it asked for and can pay with
        Session seller = shop.retail().associate(store, shop.journey());
        for (Shopper asked : List.of(inStore, onTheWeb)) {
            await("the view").atMost(SOON).untilAsserted(() -> {
                JsonNode view = view(seller, asked);
                assertThat(view.path("customer").path("members")).hasSize(2);
                assertThat(view.path("cart").path("cartId").asText()).isEqualTo(cart.cartId());
                assertThat(view.path("cart").path("pieces").asLong()).isEqualTo(2);
                assertThat(references(view, "purchases")).contains(purchase).hasSize(2);
                assertThat(references(view, "orders")).containsExactly(order.orderId());
                assertThat(view.path("promises").findValuesAsText("orderId")).containsExactly(order.orderId());
                // Of one who has said nothing of it, and one who allows it
                assertThat(references(view, "looked")).containsExactly(sku);
                assertThat(view.path("cases").findValuesAsText("caseId")).containsExactly(advice);
                assertThat(view.path("vouchers").findValuesAsText("voucherId")).containsExactly(voucher);
            });
            // And what loyalty and order say of either is the same
            await("the same points").atMost(SOON).untilAsserted(() -> assertThat(
                            view(seller, asked).path("points").path("balance").asLong())
                    .isEqualTo(balance(asked)));
            assertThat(shop.system().all(Service.ORDER, "/orders?customer=" + asked.customerId()).stream()
                            .map(one -> one.path("orderId").asText()))
                    .containsExactly(order.orderId());
        }
    }

    private long balance(Shopper shopper) {
        return shop.system()
                .get(Service.LOYALTY, "/accounts?customer=" + shopper.customerId())
                .body()
                .path("balance")
                .asLong();
    }

    private static JsonNode view(Session session, Shopper shopper) {
        return session.get(Service.CUSTOMER, "/customers/" + shopper.customerId() + "/view")
                .body();
    }

    private static List<String> references(JsonNode view, String part) {
        return view.path(part).findValuesAsText("reference");
    }
}
