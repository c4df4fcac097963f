package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.PlacedOrder;
import org.unisson.scenarios.support.Shopper;

/** Orders, by carts and by a back office, and what of them is not wanted any more. */
final class Ordering {

    private static final String ASKS_THE_CUSTOMER = "tok_3ds";

    private final World world;
    private final Facts facts;
    private final Counter system;
    private final Bank bank;

    Ordering(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
        this.bank = new Bank(system);
    }

    void order(Step step, Operation.PlaceOrder it) {
        order(step, it, List.of());
    }

    /** @param giftCards as a checkout names them */
    void order(Step step, Operation.PlaceOrder it, List<Map<String, Object>> giftCards) {
        Optional<JsonNode> order = it.throughCart() ? throughCart(step, it, giftCards) : Optional.of(placed(step, it));
        order.ifPresent(made -> facts.ordered(
                step.number(), new PlacedOrder(made.path("orderId").asText(), it.shopper())));
        if (it.card().equals(ASKS_THE_CUSTOMER)) {
            order.ifPresent(bank::showWho);
        }
    }

    /** All of it is sent, and there the same day, or the order is cancelled with the reason. */
    void order(Step step, Operation.OrderSameDay it) {
        Operation.PlaceOrder wanted = it.order();
        Map<String, Object> body = new HashMap<>();
        body.put("channel", world.web());
        body.put("method", "SHIP");
        body.put("cardToken", wanted.card());
        body.put("delivery", Map.of("service", "SAME_DAY", "country", "FR", "postcode", world.postcode()));
        body.put(
                "lines",
                wanted.lines().stream()
                        .map(line -> Map.of("sku", world.sku(line.sku()), "quantity", line.pieces()))
                        .toList());
        if (wanted.shopper() >= 0) {
            body.put("customerId", shopper(wanted).customerId());
        }
        JsonNode order = system.postAndWait(step, Service.ORDER, "/orders", body, key(step))
                .body();
        facts.ordered(step.number(), new PlacedOrder(order.path("orderId").asText(), wanted.shopper()));
    }

    private JsonNode placed(Step step, Operation.PlaceOrder it) {
        Operation.Wanted first = it.lines().getFirst();
        Requests.NewOrder order = new Requests.NewOrder(
                world.web(),
                it.shopper() < 0 ? null : shopper(it).customerId(),
                it.lines().stream()
                        .map(line -> new Requests.OrderLine(world.sku(line.sku()), line.pieces(), null))
                        .toList(),
                first.method(),
                first.method().equals("SHIP") ? null : world.place(it.place()),
                it.card(),
                it.points() == 0 ? null : it.points(),
                null);
        return system.postAndWait(step, Service.ORDER, "/orders", order, key(step))
                .body();
    }

    /** A shopper has one open cart: where another order of theirs takes it meanwhile, this one has none. */
    private Optional<JsonNode> throughCart(Step step, Operation.PlaceOrder it, List<Map<String, Object>> giftCards) {
        Counter buyer = it.shopper() < 0
                ? system
                : new Counter(
                        world.shop().retail(),
                        TokenRequest.ofCustomer(shopper(it).customerId()));
        String customerId = it.shopper() < 0 ? null : shopper(it).customerId();
        String cart = "/carts/"
                + buyer.post(
                                step,
                                Service.ORDER,
                                "/carts",
                                new Requests.NewCart(world.web(), customerId),
                                key(step) + "-cart")
                        .body()
                        .path("cartId")
                        .asText();
        try {
            int number = 0;
            for (Operation.Wanted line : it.lines()) {
                buyer.post(step, Service.ORDER, cart + "/lines", cartLine(it, line), key(step) + "-line" + number++);
            }
            if (step.number() % 2 == 0) {
                hold(buyer, cart, it);
            }
            return Optional.of(buyer.postAndWait(
                            step, Service.ORDER, cart + "/checkout", checkout(it, giftCards), key(step) + "-checkout")
                    .body());
        } catch (ProblemException refused) {
            if (refused.status() == Play.CONFLICT) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Map<String, Object> checkout(Operation.PlaceOrder it, List<Map<String, Object>> giftCards) {
        Map<String, Object> body = new HashMap<>();
        body.put("channel", world.web());
        body.put("method", "SHIP");
        body.put("location", world.place(it.place()));
        body.put("cardToken", it.card());
        if (it.points() > 0) {
            body.put("points", it.points());
        }
        if (!giftCards.isEmpty()) {
            body.put("giftCards", giftCards);
        }
        return body;
    }

    /** Some have it set aside before they pay; where that is refused, they try without. */
    private void hold(Counter buyer, String cart, Operation.PlaceOrder it) {
        try {
            buyer.session()
                    .put(
                            Service.INVENTORY,
                            "/holds/" + cart.substring("/carts/".length()),
                            Map.of(
                                    "channel",
                                    world.web(),
                                    "lines",
                                    it.lines().stream()
                                            .map(line -> wanted(it.place(), line))
                                            .toList()));
        } catch (ProblemException refused) {
            if (refused.status() != Play.CONFLICT) {
                throw refused;
            }
        }
    }

    /** Of a cart that is never ordered: nobody gives it back but time. */
    void holdAndForget(Step step, Operation.HoldAndForget it) {
        system.session()
                .put(
                        Service.INVENTORY,
                        "/holds/" + UUID.nameUUIDFromBytes(key(step).getBytes(StandardCharsets.UTF_8)),
                        Map.of("channel", world.web(), "lines", List.of(wanted(it.place(), it.line()))));
    }

    private Map<String, Object> wanted(int place, Operation.Wanted line) {
        Map<String, Object> body = new HashMap<>();
        body.put("sku", world.sku(line.sku()));
        body.put("quantity", line.pieces());
        body.put("method", line.method());
        if (!line.method().equals("SHIP")) {
            body.put("location", world.place(place));
        }
        return body;
    }

    private Map<String, Object> cartLine(Operation.PlaceOrder it, Operation.Wanted line) {
        Map<String, Object> body = new HashMap<>();
        body.put("sku", world.sku(line.sku()));
        body.put("quantity", line.pieces());
        body.put("channel", world.web());
        body.put("method", line.method());
        if (!line.method().equals("SHIP")) {
            body.put("location", world.place(it.place()));
        }
        return body;
    }

    void cancel(Step step, Operation.CancelOrder it) {
        PlacedOrder order = facts.order(it.of());
        if (order != null) {
            system.post(step, Service.ORDER, "/orders/" + order.orderId() + "/cancel", Map.of(), key(step));
        }
    }

    void cancel(Step step, Operation.CancelLine it) {
        PlacedOrder order = facts.order(it.of());
        if (order == null) {
            return;
        }
        JsonNode lines = order(order).path("lines");
        String lineId = lines.path(it.line() % lines.size()).path("lineId").asText();
        system.post(
                step,
                Service.ORDER,
                "/orders/" + order.orderId() + "/lines/" + lineId + "/cancellation",
                Map.of("quantity", it.pieces()),
                key(step));
        facts.cancelled(lineId, it.pieces());
    }

    private JsonNode order(PlacedOrder order) {
        return system.session().get(Service.ORDER, "/orders/" + order.orderId()).body();
    }

    private Shopper shopper(Operation.PlaceOrder it) {
        return world.shoppers().get(it.shopper());
    }

    private String key(Step step) {
        return world.name() + "-" + step.number();
    }
}
