package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R29: a basket is shared; a friend, a personal shopper and a chatbot add to it; one order tells who added what. */
@ExtendWith(RunningRetailer.class)
class R29_ABasketIsShared {

    private final Shop shop;
    private final Reading reading;
    private final RawCalls calls;

    R29_ABasketIsShared(Shop shop, Stack stack) {
        this.shop = shop;
        this.reading = new Reading(shop);
        this.calls = new RawCalls(stack);
    }

    @Test
    void eachLineOfTheOrderTellsWhoAddedItAndWhere() {
        // Given a customer with a basket on their phone, shared with a friend
        String store = shop.store();
        String app = shop.channel("APP");
        String till = shop.channel("STORE");
        String social = shop.channel("SOCIAL");
        List<String> skus = List.of(shop.sku(1_000), shop.sku(2_000), shop.sku(3_000), shop.sku(4_000));
        Shopper shopper = shop.shopper();
        skus.forEach(sku -> shop.receive(store, sku, 5));
        shop.opened();
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        String path = "/carts/"
                + phone.post(Service.ORDER, "/carts", new Requests.NewCart(app, shopper.customerId()))
                        .as(Cart.class)
                        .cartId();
        JsonNode share = phone.post(Service.ORDER, path + "/shares", Map.of("right", "ADD", "label", "Friend"))
                .body();
        String token = share.path("token").asText();

        // When each adds something, and the customer pays
        phone.post(Service.ORDER, path + "/lines", new Requests.NewLine(skus.get(0), 1, app));
        Reply added = friend(token, path + "/lines", new Requests.NewLine(skus.get(1), 1, app));
        shop.retail()
                .associate(store, shop.journey())
                .post(Service.ORDER, path + "/lines", new Requests.NewLine(skus.get(2), 1, till));
        shop.system().post(Service.ORDER, path + "/lines", new Requests.NewLine(skus.get(3), 1, social));
        Reply friendPays =
                friend(token, path + "/checkout", new Requests.Checkout(app, "PICKUP", store, "tok_visa", null));
        Order order = shop.decided(phone.postAndWait(
                Service.ORDER,
                path + "/checkout",
                new Requests.Checkout(app, "PICKUP", store, "tok_visa", null),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(20)));

        // Then the friend could add, but neither pay nor learn whose basket it is
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(added.text()).doesNotContain(shopper.customerId());
        assertThat(friendPays.status()).isEqualTo(401);
        // And one order was paid, each line of which is attributed
        assertThat(order.status()).isEqualTo("CONFIRMED");
        assertThat(phone.all(Service.ORDER, "/orders?customer=" + shopper.customerId()))
                .hasSize(1);
        assertThat(reading.charged(order.orderId())).isEqualTo(10_000);
        JsonNode lines =
                phone.get(Service.ORDER, "/orders/" + order.orderId()).body().path("lines");
        assertThat(lines)
                .extracting(
                        line -> line.path("sku").asText(),
                        line -> line.path("addedOn").asText(),
                        line -> line.path("addedBy").path("kind").asText())
                .containsExactly(
                        tuple(skus.get(0), app, "OWNER"),
                        tuple(skus.get(1), app, "SHARE"),
                        tuple(skus.get(2), till, "SELLER"),
                        tuple(skus.get(3), social, "SERVICE"));
        assertThat(lines.path(1).path("addedBy").path("shareId")).isEqualTo(share.path("shareId"));
        assertThat(lines.path(2).path("addedBy").path("store").asText()).isEqualTo(store);
        // And the basket's history tells it as well, in order
        assertThat(phone.all(Service.ORDER, path + "/operations"))
                .extracting(
                        done -> done.path("what").asText(),
                        done -> done.path("by").path("kind").asText())
                .containsExactly(
                        tuple("OPENED", "OWNER"),
                        tuple("ADDED", "OWNER"),
                        tuple("ADDED", "SHARE"),
                        tuple("ADDED", "SELLER"),
                        tuple("ADDED", "SERVICE"),
                        tuple("CHECKED_OUT", "OWNER"));
    }

    private Reply friend(String share, String path, Object body) {
        try {
            return calls.send(
                    Service.ORDER,
                    "POST",
                    path,
                    null,
                    Json.MAPPER.writeValueAsString(body),
                    Map.of("Cart-Share", share));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
