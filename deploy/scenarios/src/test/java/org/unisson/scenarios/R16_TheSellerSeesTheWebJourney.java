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
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.Telling;

/** R16: the seller sees, with consent, the web journey and the open cart; the site's history lists store receipts. */
@ExtendWith(RunningRetailer.class)
class R16_TheSellerSeesTheWebJourney {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;

    R16_TheSellerSeesTheWebJourney(Shop shop) {
        this.shop = shop;
    }

    @Test
    void asFarAsTheShopperAllows() {
        // Given a shopper who has looked at a product on the web and left it in the cart, and nobody was allowed to
        // look
        String store = shop.store();
        String web = shop.channel("WEB");
        String till = shop.channel("STORE");
        String sku = shop.sku(1_500);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        Telling site = new Telling(shop, web);
        String laptop = UUID.randomUUID().toString();
        site.told("PRODUCT_VIEWED", Map.of("visitor", laptop, "sku", sku));
        site.told("SIGNED_IN", Map.of("visitor", laptop, "customerId", shopper.customerId()));
        Session own = shop.retail().shopper(shopper.customerId(), shop.journey());
        Cart cart = own.post(Service.ORDER, "/carts", new Requests.NewCart(web, shopper.customerId()))
                .as(Cart.class);
        own.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, 1, web));
        Session seller = shop.retail().associate(store, shop.journey());
        assertThat(references(seller, shopper, "PRODUCT_VIEWED")).isEmpty();

        // When the shopper allows it
        site.allowed(shopper);

        // Then the seller sees what was looked at, also before anybody knew who it was, and the open cart
        assertThat(references(seller, shopper, "PRODUCT_VIEWED")).containsExactly(sku);
        assertThat(seller.get(Service.ORDER, "/carts?card=" + shopper.card())
                        .as(Cart.class)
                        .lines())
                .extracting(Cart.Line::sku)
                .containsExactly(sku);

        // And what is bought in the store is in the history on the site
        String purchase = shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 1, 1_500));
        await("the receipt").atMost(SOON).until(() -> references(own, shopper, "PURCHASE")
                .contains(purchase));
    }

    private static List<String> references(Session session, Shopper shopper, String kind) {
        return session.all(Service.CUSTOMER, "/customers/" + shopper.customerId() + "/timeline").stream()
                .filter(entry -> kind.equals(entry.path("kind").asText()))
                .map((JsonNode entry) -> entry.path("reference").asText())
                .toList();
    }
}
