package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.DeskFacts.Claimed;
import org.unisson.scenarios.random.Facts.PlacedOrder;

/** Orders that are edited before they leave, wherever their goods lie, and goods that did not come. */
final class ServiceDesk {

    private static final int CHANGED_MEANWHILE = 412;

    private final World world;
    private final Facts facts;
    private final Counter system;

    ServiceDesk(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
    }

    /** Whatever comes of it, no piece and no cent may be more or fewer than before. */
    void edit(Step step, Operation.EditWay it) {
        PlacedOrder placed = facts.order(it.of());
        if (placed == null) {
            return;
        }
        JsonNode order = order(placed.orderId());
        Map<String, Object> body = new HashMap<>();
        body.put("method", it.method());
        body.put("version", order.path("version").asLong());
        if (it.method().equals("PICKUP")) {
            body.put("location", world.place(it.place()));
        }
        unlessChangedMeanwhile(() -> system.put(
                step,
                Service.ORDER,
                line(placed.orderId(), lineId(order, it.line())) + "/fulfilment",
                body,
                key(step)));
    }

    /** What is cancelled and what is ordered is taken from the answer; that it is done once is what is looked at. */
    void edit(Step step, Operation.EditQuantity it) {
        PlacedOrder placed = facts.order(it.of());
        if (placed == null) {
            return;
        }
        JsonNode order = order(placed.orderId());
        String lineId = lineId(order, it.line());
        Map<String, Object> body = Map.of(
                "quantity", Math.max(0, pieces(placed.orderId(), lineId) + it.more()),
                "cardToken", "tok_visa",
                "version", order.path("version").asLong());
        unlessChangedMeanwhile(() -> {
            JsonNode answer = system.put(
                            step, Service.ORDER, line(placed.orderId(), lineId) + "/quantity", body, key(step))
                    .body();
            answer.path("givenBack")
                    .forEach(part ->
                            facts.cancelled(lineId, part.path("quantity").asLong()));
            if (answer.has("added")) {
                String added = answer.path("added").path("orderId").asText();
                facts.desk().added(lineId, added);
                facts.ordered(step.number(), new PlacedOrder(added, placed.shopper()));
            }
        });
    }

    /** Pieces that the customer has or is to get: of the order, and of those that add to its line. */
    private long pieces(String orderId, String lineId) {
        long own = Situation.stream(consignments(orderId))
                .flatMap(one -> Situation.stream(one.path("lines")))
                .filter(line -> line.path("lineId").asText().equals(lineId))
                .mapToLong(ServiceDesk::kept)
                .sum();
        return own
                + facts.desk().addedTo(lineId).stream().mapToLong(this::added).sum();
    }

    private long added(String orderId) {
        JsonNode order = order(orderId);
        return switch (order.path("status").asText()) {
            case "CANCELLED" -> 0;
            case "PENDING" -> order.path("lines").path(0).path("quantity").asLong();
            default ->
                Situation.stream(consignments(orderId))
                        .flatMap(one -> Situation.stream(one.path("lines")))
                        .mapToLong(ServiceDesk::kept)
                        .sum();
        };
    }

    private static long kept(JsonNode line) {
        return line.path("open").asLong()
                + line.path("sought").asLong()
                + line.path("handedOver").asLong();
    }

    /** Sent again at once. The replacement is an order like others, known by the number of the claim. */
    void claim(Step step, Operation.Claim it) {
        PlacedOrder placed = facts.order(it.of());
        if (placed == null) {
            return;
        }
        facts.desk().claiming(placed.orderId(), () -> {
            String lineId = lineId(order(placed.orderId()), it.line());
            String replacement = system.post(
                            step,
                            Service.ORDER,
                            "/orders/" + placed.orderId() + "/claims",
                            Map.of(
                                    "kind",
                                    "NOT_RECEIVED",
                                    "lines",
                                    List.of(Map.of("lineId", lineId, "quantity", it.pieces()))),
                            key(step))
                    .body()
                    .path("replacementOrderId")
                    .asText();
            facts.desk().claimed(new Claimed(placed.orderId(), lineId, it.pieces(), replacement));
            facts.ordered(step.number(), new PlacedOrder(replacement, placed.shopper()));
        });
    }

    /** Somebody else was faster: nothing has happened. */
    private static void unlessChangedMeanwhile(Runnable edit) {
        try {
            edit.run();
        } catch (ProblemException refused) {
            if (refused.status() != CHANGED_MEANWHILE) {
                throw refused;
            }
        }
    }

    private JsonNode order(String orderId) {
        return system.session().get(Service.ORDER, "/orders/" + orderId).body();
    }

    private JsonNode consignments(String orderId) {
        return system.session()
                .get(Service.ORDER, "/orders/" + orderId + "/consignments")
                .body();
    }

    private static String lineId(JsonNode order, int line) {
        JsonNode lines = order.path("lines");
        return lines.path(line % lines.size()).path("lineId").asText();
    }

    private static String line(String orderId, String lineId) {
        return "/orders/" + orderId + "/lines/" + lineId;
    }

    private String key(Step step) {
        return world.name() + "-" + step.number();
    }
}
