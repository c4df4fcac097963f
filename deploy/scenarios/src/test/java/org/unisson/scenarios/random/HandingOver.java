package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.PlacedOrder;

/** What stores and carriers do with an order's consignments, as far as each of them is. */
final class HandingOver {

    private final World world;
    private final Facts facts;
    private final Counter system;

    HandingOver(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
    }

    void all(Step step, Operation.HandOver it) {
        PlacedOrder order = facts.order(it.of());
        if (order != null) {
            system.post(
                    step,
                    Service.ORDER,
                    "/orders/" + order.orderId() + "/fulfilment",
                    new Requests.Nothing(),
                    world.name() + "-" + step.number());
        }
    }

    void work(Step step, Operation.Work it) {
        PlacedOrder order = facts.order(it.of());
        if (order == null) {
            return;
        }
        JsonNode consignments = system.session()
                .get(Service.ORDER, "/orders/" + order.orderId() + "/consignments")
                .body();
        for (JsonNode consignment : consignments) {
            try {
                tell(step, it, consignment);
            } catch (ProblemException refused) {
                // Each one stands alone: another hand may have been there since we looked.
                if (refused.status() != Play.CONFLICT) {
                    throw refused;
                }
            }
        }
    }

    private void tell(Step step, Operation.Work it, JsonNode consignment) {
        String id = consignment.path("consignmentId").asText();
        String key = world.name() + "-" + step.number() + "-" + id;
        String path = "/consignments/" + id + "/";
        switch (it.verb()) {
            case PICK -> look(step, it, consignment, path + "pick", key);
            case ARRIVE -> {
                if (consignment.has("pickupLocation")) {
                    look(step, it, consignment, path + "arrive", key);
                }
            }
            case PACK -> system.post(step, Service.ORDER, path + "pack", Map.of(), key);
            case SHIP -> system.post(step, Service.ORDER, path + "ship", parcel(id), key);
            case READY -> system.post(step, Service.ORDER, path + "ready", Map.of(), key);
            case COLLECT -> {
                String code = consignment.path("pickup").path("code").asText("");
                if (!code.isEmpty()) {
                    system.post(step, Service.ORDER, path + "collect", Map.of("code", code), key);
                }
            }
            case DELIVER -> {
                if (consignment.has("parcel")) {
                    system.post(step, Service.ORDER, "/deliveries", parcel(id), key);
                }
            }
        }
    }

    /** On the shelf, or in the parcel that has come. */
    private void look(Step step, Operation.Work it, JsonNode consignment, String path, String key) {
        JsonNode line = consignment.path("lines").path(0);
        long missed = Math.min(it.notFound(), line.path("open").asLong());
        Map<String, Object> body = new HashMap<>();
        String lineId = line.path("lineId").asText();
        if (missed > 0) {
            body.put("notFound", List.of(Map.of("lineId", lineId, "quantity", missed)));
        }
        system.post(step, Service.ORDER, path, body, key);
        facts.notFound(lineId, missed);
    }

    private static Map<String, String> parcel(String id) {
        return Map.of("carrier", "Post", "trackingNumber", id);
    }
}
