package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.client.VariantPage;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R1: start on mobile, continue in store, finish on a tablet: one order, no line lost or doubled. */
@ExtendWith(RunningRetailer.class)
class R1_OneCartOverThreeChannels {

    private final Shop shop;
    private final Reading reading;

    R1_OneCartOverThreeChannels(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void becomesOneOrder() {
        // Given a customer with a card, and three products on sale
        String store = shop.store();
        String mobile = shop.channel("APP");
        String till = shop.channel("STORE");
        String tablet = shop.channel("KIOSK");
        List<String> skus = List.of(shop.sku(1_999), shop.sku(500), shop.sku(4_250));
        Shopper shopper = shop.shopper();
        skus.forEach(sku -> shop.receive(store, sku, 5));
        shop.opened();

        // When two lines are added on mobile, the till finds the cart by card and adds one, and the tablet pays
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        Cart cart = phone.post(Service.ORDER, "/carts", new Requests.NewCart(mobile, shopper.customerId()))
                .as(Cart.class);
        add(phone, cart, skus.get(0), 1, mobile);
        add(phone, cart, skus.get(1), 2, mobile);
        Session associate = shop.retail().associate(store, shop.journey());
        Cart atTill =
                associate.get(Service.ORDER, "/carts?card=" + shopper.card()).as(Cart.class);
        add(associate, atTill, skus.get(2), 1, till);
        Cart onTablet = phone.get(Service.ORDER, "/carts/" + cart.cartId()).as(Cart.class);
        Order order = shop.decided(phone.postAndWait(
                Service.ORDER,
                "/carts/" + cart.cartId() + "/checkout",
                new Requests.Checkout(tablet, "PICKUP", store, "tok_visa", null),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20)));

        // Then it was the same cart everywhere, with the prices that the catalog shows
        assertThat(atTill.cartId()).isEqualTo(cart.cartId());
        assertThat(onTablet.lines()).extracting(Cart.Line::sku).containsExactlyElementsOf(skus);
        assertThat(onTablet.lines()).extracting(Cart.Line::addedOn).containsExactly(mobile, mobile, till);
        assertThat(onTablet.lines())
                .allSatisfy(line -> assertThat(line.unitPrice()).isEqualTo(priceOf(line.sku(), tablet)));
        assertThat(onTablet.total()).isEqualTo(Shop.euros(1_999 + 2 * 500 + 4_250));
        // And one order has all of it, once
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(order.total()).isEqualTo(onTablet.total());
        assertThat(order.lines()).extracting(Order.Line::sku).containsExactlyInAnyOrderElementsOf(skus);
        assertThat(phone.all(Service.ORDER, "/orders?customer=" + shopper.customerId()))
                .hasSize(1);
        assertThat(reading.charged(order.orderId())).isEqualTo(order.total().minor());
        assertThat(reading.stock(store, skus.get(1)).available()).isEqualTo(3);
    }

    private org.unisson.demo.client.Amount priceOf(String sku, String channel) {
        return shop.system()
                .get(Service.CATALOG, "/variants/" + sku + "?channel=" + channel)
                .as(VariantPage.class)
                .price();
    }

    private static void add(Session session, Cart cart, String sku, long pieces, String channel) {
        session.post(Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, pieces, channel));
    }
}
