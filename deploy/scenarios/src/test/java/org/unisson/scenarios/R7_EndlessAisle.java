package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R7: the shelf is empty, and the store sells from another location in the same basket. */
@ExtendWith(RunningRetailer.class)
class R7_EndlessAisle {

    private final Shop shop;
    private final Reading reading;

    R7_EndlessAisle(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void oneIsTakenAlongTheOtherIsSentFromElsewhere() {
        // Given a store that has the shirt and no shoe, and another one with the shoe
        String here = shop.store();
        String elsewhere = shop.store();
        String till = shop.channel("STORE");
        String shirt = shop.sku(1_999);
        String shoe = shop.sku(7_900);
        Shopper shopper = shop.shopper();
        shop.receive(here, shirt, 1);
        shop.receive(elsewhere, shirt, 5);
        shop.receive(elsewhere, shoe, 1);
        shop.opened();

        // When the seller puts both into one basket, one to take along and one to be sent, and the customer pays
        Session seller = shop.retail().associate(here, shop.journey());
        Cart cart = seller.post(Service.ORDER, "/carts", new Requests.NewCart(till, shopper.customerId()))
                .as(Cart.class);
        String lines = "/carts/" + cart.cartId() + "/lines";
        seller.post(
                Service.ORDER,
                lines,
                Map.of("sku", shirt, "quantity", 1, "channel", till, "method", "CARRY_OUT", "location", here));
        seller.post(Service.ORDER, lines, Map.of("sku", shoe, "quantity", 1, "channel", till, "method", "SHIP"));
        Order order = shop.decided(seller.postAndWait(
                Service.ORDER,
                "/carts/" + cart.cartId() + "/checkout",
                new Requests.Checkout(till, "SHIP", here, "tok_visa", null),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20)));

        // Then it is one order: the shirt of this store, the shoe of the other one
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.total()).isEqualTo(Shop.euros(1_999 + 7_900));
        assertThat(reading.stock(here, shirt).reserved()).isEqualTo(1);
        assertThat(reading.stock(elsewhere, shirt).reserved()).isZero();
        assertThat(reading.stock(elsewhere, shoe).reserved()).isEqualTo(1);
    }
}
