package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R2: the same customer asks eight channels at the same instant; what differs has a declared reason. */
@ExtendWith(RunningRetailer.class)
class R2_EveryChannelAnswersTheSame {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> KINDS =
            List.of("WEB", "APP", "STORE", "KIOSK", "CALL_CENTRE", "CHAT", "SOCIAL", "MARKETPLACE");
    private static final long CENTS = 2_500;
    private static final int BUFFER = 3;

    private final Shop shop;
    private final Reading reading;

    R2_EveryChannelAnswersTheSame(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    /** What a channel tells of the offer and of the customer. */
    private record Told(
            JsonNode price, long promise, long shown, JsonNode why, JsonNode balance, JsonNode cart, JsonNode orders) {

        Told withoutPromise() {
            return new Told(price, 0, 0, null, balance, cart, orders);
        }
    }

    @Test
    void andWhereOneDoesNotItSaysWhy() {
        // Given a customer of eight channels with points, an open cart and an order, and a channel with a buffer
        String store = shop.store();
        Map<String, String> channels = new LinkedHashMap<>();
        KINDS.forEach(kind -> channels.put(kind, shop.channel(kind)));
        String sku = shop.sku(CENTS);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 10);
        String marketplace = channels.get("MARKETPLACE");
        shop.put(Service.INVENTORY, "/channels/" + marketplace + "/stock-policy", Map.of("buffer", BUFFER));
        shop.opened();
        shop.sell(store, Shop.receipt(store, channels.get("STORE"), shopper.card(), sku, 1, CENTS));
        await("points").atMost(SOON).until(() -> reading.balance(shopper) == 25);
        Order order = shop.order(
                shopper.customerId(),
                channels.get("WEB"),
                store,
                "tok_visa",
                List.of(new Requests.OrderLine(sku, 1, null)));
        await("points of the order").atMost(SOON).until(() -> reading.balance(shopper) == 50);
        await("sale and order").atMost(SOON).until(() -> reading.available(sku) == 8);
        Session phone = shop.retail().shopper(shopper.customerId(), shop.journey());
        Cart cart = phone.post(Service.ORDER, "/carts", new Requests.NewCart(channels.get("APP"), shopper.customerId()))
                .as(Cart.class);
        phone.post(
                Service.ORDER, "/carts/" + cart.cartId() + "/lines", new Requests.NewLine(sku, 2, channels.get("APP")));

        // When all ask at once
        Map<String, Told> told = atOnce(channels, sku, store, shopper, cart.cartId());

        // Then price, balance, cart and orders are the same everywhere
        assertThat(told).hasSize(KINDS.size());
        assertThat(told.values().stream().map(Told::withoutPromise).distinct())
                .as("what the channels tell but for the stock")
                .hasSize(1);
        Told one = told.get("WEB");
        assertThat(one.price().path("minor").asLong()).isEqualTo(CENTS);
        assertThat(one.balance().path("balance").asLong()).isEqualTo(50);
        assertThat(one.cart().path("lines")).hasSize(1);
        assertThat(one.orders().path("items").path(0).path("orderId").asText()).isEqualTo(order.orderId());
        // And so is what can be promised, but on the one channel that says what it keeps back
        told.forEach((kind, answer) -> {
            boolean keepsBack = kind.equals("MARKETPLACE");
            assertThat(answer.promise()).as(kind).isEqualTo(keepsBack ? 8 - BUFFER : 8);
            assertThat(answer.shown()).as("on the page of " + kind).isEqualTo(answer.promise());
            assertThat(withheld(answer.why())).as(kind).isEqualTo(keepsBack ? BUFFER : 0);
        });
    }

    private Map<String, Told> atOnce(
            Map<String, String> channels, String sku, String store, Shopper shopper, String cartId) {
        Map<String, Future<Told>> asked = new LinkedHashMap<>();
        Map<String, Told> told = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            channels.forEach((kind, channel) ->
                    asked.put(kind, threads.submit(ask(speaker(kind, store, shopper), channel, sku, shopper, cartId))));
            for (Map.Entry<String, Future<Told>> answer : asked.entrySet()) {
                told.put(answer.getKey(), answer.getValue().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return told;
    }

    /** Who speaks to the services there: the customer, a seller, an agent or another system. */
    private Session speaker(String kind, String store, Shopper shopper) {
        return switch (kind) {
            case "WEB", "APP" -> shop.retail().shopper(shopper.customerId(), shop.journey());
            case "STORE", "KIOSK" -> shop.retail().associate(store, shop.journey());
            case "CALL_CENTRE", "CHAT" -> shop.retail().session(TokenRequest.of("agent"), shop.journey());
            default -> shop.retail().system(shop.journey());
        };
    }

    private static Callable<Told> ask(Session session, String channel, String sku, Shopper shopper, String cartId) {
        return () -> {
            JsonNode offer = session.get(Service.INVENTORY, "/availability?sku=" + sku + "&channel=" + channel)
                    .body()
                    .path("skus")
                    .path(0);
            JsonNode page = session.get(Service.CATALOG, "/variants/" + sku + "?channel=" + channel)
                    .body();
            return new Told(
                    page.path("price"),
                    offer.path("availableToPromise").asLong(),
                    page.at("/availability/available").asLong(),
                    offer.path("locations"),
                    session.get(Service.LOYALTY, "/accounts?customer=" + shopper.customerId())
                            .body(),
                    session.get(Service.ORDER, "/carts/" + cartId + "?channel=" + channel)
                            .body(),
                    session.get(Service.ORDER, "/orders?customer=" + shopper.customerId())
                            .body());
        };
    }

    /** Pieces that the channel keeps back, as the answer declares them. */
    private static long withheld(JsonNode locations) {
        return StreamSupport.stream(locations.spliterator(), false)
                .mapToLong(location -> location.path("buffer").asLong())
                .sum();
    }
}
