package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.Spot;
import org.unisson.scenarios.random.Facts.States;

/** What is done with the goods themselves: inventory's commands. */
final class BackRoom {

    private final World world;
    private final Facts facts;
    private final Counter system;

    BackRoom(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
    }

    void receive(Step step, Operation.Receive it) {
        move(step, it.place(), it.sku(), it.pieces(), "RECEIPT");
    }

    void remove(Step step, Operation.Remove it) {
        move(step, it.place(), it.sku(), -it.pieces(), it.reason());
    }

    private void move(Step step, int place, int sku, long pieces, String reason) {
        system.post(
                step,
                Service.INVENTORY,
                "/stock/movements",
                new Requests.Movements(List.of(
                        new Requests.Movement(world.sku(sku), world.place(place), pieces, reason, null, key(step)))),
                key(step));
        facts.moved(new Spot(place, sku), reason, new States(pieces, 0, 0));
    }

    void count(Step step, Operation.Count it) {
        long book = system.session()
                .find(Service.INVENTORY, "/stock/" + world.place(it.place()) + "/" + world.sku(it.sku()))
                .map(answer -> answer.body().path("onHand").asLong())
                .orElse(0L);
        // Marked before it is asked for: its correction may be seen before its answer.
        facts.counted(new Spot(it.place(), it.sku()));
        system.post(
                step,
                Service.INVENTORY,
                "/counts",
                Map.of(
                        "location",
                        world.place(it.place()),
                        "counts",
                        List.of(Map.of("sku", world.sku(it.sku()), "counted", Math.max(0, book + it.difference())))),
                key(step));
    }

    void dispose(Step step, Operation.Dispose it) {
        system.post(
                step,
                Service.INVENTORY,
                "/stock/" + world.place(it.place()) + "/" + world.sku(it.sku()) + "/dispositions",
                Map.of("from", it.from(), "to", it.to(), "quantity", it.pieces(), "reference", key(step)),
                key(step));
        String reason = it.to().equals("SELLABLE") ? "RESTOCKED" : it.to();
        facts.moved(
                new Spot(it.place(), it.sku()),
                reason,
                state(it.from(), -it.pieces()).plus(state(it.to(), it.pieces())));
    }

    static States state(String state, long pieces) {
        return switch (state) {
            case "SELLABLE" -> new States(pieces, 0, 0);
            case "QUALITY_CONTROL" -> new States(0, pieces, 0);
            case "DAMAGED" -> new States(0, 0, pieces);
            default -> States.NONE;
        };
    }

    void transfer(Step step, Operation.Transfer it) {
        JsonNode transfer = system.post(
                        step,
                        Service.INVENTORY,
                        "/transfers",
                        Map.of(
                                "from", world.place(it.place()),
                                "to", world.place(it.to()),
                                "reference", key(step),
                                "lines", List.of(Map.of("sku", world.sku(it.sku()), "quantity", it.pieces()))),
                        key(step))
                .body();
        facts.sent(step.number(), transfer.path("transferId").asText());
        facts.moved(new Spot(it.place(), it.sku()), "TRANSFER_OUT", new States(-it.pieces(), 0, 0));
    }

    void receive(Step step, Operation.ReceiveTransfer it) {
        String transferId = facts.transfer(it.of());
        if (transferId == null || it.good() + it.damaged() == 0 && !it.complete()) {
            return;
        }
        JsonNode transfer = system.session()
                .get(Service.INVENTORY, "/transfers/" + transferId)
                .body();
        String sku = transfer.path("lines").path(0).path("sku").asText();
        List<Map<String, Object>> lines = it.good() + it.damaged() == 0
                ? List.of()
                : List.of(Map.of("sku", sku, "received", it.good(), "damaged", it.damaged()));
        system.post(
                step,
                Service.INVENTORY,
                "/transfers/" + transferId + "/receipts",
                Map.of("lines", lines, "complete", it.complete()),
                key(step));
        Spot spot = new Spot(
                world.places().indexOf(transfer.path("to").asText()),
                world.skus().indexOf(sku));
        facts.moved(spot, "TRANSFER_IN", new States(it.good() + it.damaged(), 0, 0));
        if (it.damaged() > 0) {
            facts.moved(spot, "DAMAGED", new States(-it.damaged(), 0, it.damaged()));
        }
    }

    void callBack(Step step, Operation.CallTransferBack it) {
        String transferId = facts.transfer(it.of());
        if (transferId != null) {
            system.post(
                    step,
                    Service.INVENTORY,
                    "/transfers/" + transferId + "/cancellation",
                    new Requests.Nothing(),
                    key(step));
        }
    }

    void keepSafety(Operation.KeepSafety it) {
        system.session()
                .put(
                        Service.INVENTORY,
                        "/stock/" + world.place(it.place()) + "/" + world.sku(it.sku()) + "/safety",
                        Map.of("safety", it.pieces()));
    }

    void keepBuffer(Operation.KeepBuffer it) {
        world.keepBuffer(it.pieces());
    }

    private String key(Step step) {
        return world.name() + "-" + step.number();
    }
}
