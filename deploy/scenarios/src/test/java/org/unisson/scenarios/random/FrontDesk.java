package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.GoodsBack;
import org.unisson.scenarios.random.Facts.PlacedOrder;
import org.unisson.scenarios.random.Facts.TillSale;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** What is sold and given back: tills, carts, orders, points. */
final class FrontDesk {

    static final String TILL = "T1";

    private final World world;
    private final Facts facts;
    private final Counter system;
    private final Counter agent;

    FrontDesk(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
        this.agent = new Counter(world.shop().retail(), TokenRequest.of("agent"));
    }

    void sell(Step step, Operation.Sell it) {
        List<Requests.Receipt> receipts = new ArrayList<>();
        Instant printed = Instant.now().minusSeconds(it.lateBy());
        for (int number = 0; number < it.receipts(); number++) {
            receipts.add(receipt(step.number() + "-" + number, it, printed));
        }
        it.lines().forEach(line -> facts.takenByHand(new Facts.Spot(it.place(), line.sku())));
        Requests.Receipts batch = new Requests.Receipts(receipts);
        handIn(step, batch, "");
        // A till that is not sure hands all of it in again, under another key.
        BatchAnswer answer =
                step.manner() == Step.Manner.ONCE ? handIn(step, batch, "") : handIn(step, batch, "-again");
        if (!answer.rejected().isEmpty() || answer.receipts().size() != receipts.size()) {
            facts.surprise(step, "a receipt was refused: " + answer);
        }
        answer.receipts().forEach(taken -> facts.sold(
                step.number(), new TillSale(taken.purchaseId(), it.place(), it.shopper(), it.lines())));
    }

    private BatchAnswer handIn(Step step, Requests.Receipts batch, String suffix) {
        return system.post(step, Service.ORDER, "/receipts/batch", batch, key(step) + suffix)
                .as(BatchAnswer.class);
    }

    /** Half in cash, half by card; an odd cent in cash. */
    private Requests.Receipt receipt(String number, Operation.Sell it, Instant printed) {
        List<Requests.ReceiptLine> lines = it.lines().stream()
                .map(line -> {
                    long gross = World.price(line.sku()) * line.pieces();
                    return new Requests.ReceiptLine(
                            world.sku(line.sku()),
                            line.pieces(),
                            Shop.euros(World.price(line.sku())),
                            Shop.euros(it.discount()),
                            Shop.euros(gross - it.discount()));
                })
                .toList();
        long total = lines.stream().mapToLong(line -> line.total().minor()).sum();
        Amount byCard = Shop.euros(total / 2);
        return new Requests.Receipt(
                world.place(it.place()),
                TILL,
                world.name() + "-" + number,
                world.till(),
                it.shopper() < 0 ? null : world.shoppers().get(it.shopper()).card(),
                printed,
                Shop.EUR,
                lines,
                List.of(
                        new Requests.Tender("CASH", Shop.euros(total - byCard.minor())),
                        new Requests.Tender("CARD", byCard)),
                Shop.euros(total));
    }

    void order(Step step, Operation.PlaceOrder it) {
        Optional<JsonNode> order = it.throughCart() ? throughCart(step, it) : Optional.of(placed(step, it));
        order.ifPresent(made ->
                facts.ordered(step.number(), new PlacedOrder(made.path("orderId").asText(), it.shopper())));
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
    private Optional<JsonNode> throughCart(Step step, Operation.PlaceOrder it) {
        Counter buyer = it.shopper() < 0
                ? system
                : new Counter(world.shop().retail(), TokenRequest.ofCustomer(shopper(it).customerId()));
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
            return Optional.of(buyer.postAndWait(
                            step,
                            Service.ORDER,
                            cart + "/checkout",
                            new Requests.Checkout(
                                    world.web(),
                                    "SHIP",
                                    world.place(it.place()),
                                    it.card(),
                                    it.points() == 0 ? null : it.points()),
                            key(step) + "-checkout")
                    .body());
        } catch (ProblemException refused) {
            if (refused.status() == Play.CONFLICT) {
                return Optional.empty();
            }
            throw refused;
        }
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

    void comeBack(Step step, Operation.Return it) {
        for (String purchaseId : purchases(it.of()).stream().limit(1).toList()) {
            JsonNode lines = system.session()
                    .get(Service.ORDER, "/purchases/" + purchaseId)
                    .body()
                    .path("lines");
            JsonNode line = lines.path(it.line() % lines.size());
            system.post(
                    step,
                    Service.ORDER,
                    "/purchases/" + purchaseId + "/returns",
                    new Requests.Return(
                            world.till(),
                            world.place(it.place()),
                            List.of(new Requests.ReturnedLine(
                                    line.path("lineId").asText(), it.pieces(), it.condition())),
                            null,
                            key(step)),
                    key(step));
            facts.cameBack(new GoodsBack(
                    purchaseId,
                    line.path("lineId").asText(),
                    it.place(),
                    world.skus().indexOf(line.path("sku").asText()),
                    it.pieces(),
                    it.condition()));
        }
    }

    private List<String> purchases(int of) {
        PlacedOrder order = facts.order(of);
        if (order == null) {
            return facts.sales(of).stream().map(TillSale::purchaseId).toList();
        }
        String purchaseId = order(order).path("purchaseId").asText("");
        return purchaseId.isEmpty() ? List.of() : List.of(purchaseId);
    }

    void givePoints(Step step, Operation.GivePoints it) {
        String customerId = world.shoppers().get(it.shopper()).customerId();
        String account = agent.session()
                .get(Service.LOYALTY, "/accounts?customer=" + customerId)
                .body()
                .path("accountId")
                .asText();
        agent.post(
                step,
                Service.LOYALTY,
                "/accounts/" + account + "/adjustments",
                Map.of("points", it.points(), "reason", "a gift"),
                key(step));
        facts.gave(it.shopper(), it.points());
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
