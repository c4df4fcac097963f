package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.random.Facts.Spot;
import org.unisson.scenarios.random.Facts.States;

/** No piece comes from nowhere or is lost: levels, their ledger, the open reservations and the model agree. */
final class StockCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        Session system = situation.world().shop().retail().system(new Journey());
        Map<Spot, Map<String, States>> model = StockModel.of(situation);
        List<String> findings = new ArrayList<>();
        for (int place = 0; place < World.PLACES; place++) {
            long all = 0;
            for (int sku = 0; sku < World.SKUS; sku++) {
                Spot spot = new Spot(place, sku);
                all += spot(situation, system, spot, model.getOrDefault(spot, Map.of()), findings);
            }
            totals(situation.world().place(place), system, all, findings);
        }
        return findings;
    }

    /** @return pieces in all states */
    private static long spot(
            Situation situation, Session system, Spot spot, Map<String, States> model, List<String> findings) {
        String path = "/stock/" + situation.world().place(spot.place()) + "/"
                + situation.world().sku(spot.sku());
        JsonNode level = system.find(Service.INVENTORY, path).map(Answer::body).orElse(MissingNode.getInstance());
        Map<String, States> ledger = ledger(system.all(Service.INVENTORY, path + "/movements"));
        States sum = ledger.values().stream().reduce(States.NONE, States::plus);
        States told = new States(pieces(level, "onHand"), pieces(level, "qualityControl"), pieces(level, "damaged"));
        if (!told.equals(sum)) {
            findings.add(spot + " is " + told + ", its ledger says " + sum);
        }
        if (!situation.facts().isCounted(spot) || !ledger.containsKey("COUNT")) {
            compare(spot, model, ledger, findings);
        } else {
            Map<String, States> withoutCounts = new TreeMap<>(ledger);
            withoutCounts.remove("COUNT");
            compare(spot, model, withoutCounts, findings);
        }
        promised(situation, spot, level, findings);
        return told.onHand() + told.qualityControl() + told.damaged();
    }

    private static void compare(
            Spot spot, Map<String, States> model, Map<String, States> ledger, List<String> findings) {
        if (!model.equals(ledger)) {
            findings.add(spot + " has moved by " + ledger + ", must have by " + model);
        }
    }

    private static void promised(Situation situation, Spot spot, JsonNode level, List<String> findings) {
        long onHand = pieces(level, "onHand");
        long reserved = pieces(level, "reserved");
        long setAside = StockModel.setAside(situation, spot);
        if (reserved != setAside) {
            findings.add(spot + " has " + reserved + " reserved, its open reservations sum to " + setAside);
        }
        long available = Math.max(0, onHand - reserved - pieces(level, "safety"));
        if (pieces(level, "available") != available) {
            findings.add(spot + " says " + level.path("available") + " available, must be " + available);
        }
        if (onHand < reserved && !situation.facts().isTakenByHand(spot)) {
            findings.add(spot + " promises " + reserved + " of " + onHand + ", and nobody took any by hand");
        }
        long onTheShelf = StockModel.onTheShelf(situation, spot);
        if (onHand < reserved && onTheShelf > 0) {
            findings.add(spot + " promises " + reserved + " of " + onHand + ", and " + onTheShelf
                    + " of them are nobody's yet: their orders have to give way");
        }
        long incoming = StockModel.incoming(situation, spot);
        if (pieces(level, "incoming") != incoming) {
            findings.add(spot + " has " + level.path("incoming") + " incoming, must be " + incoming);
        }
    }

    private static void totals(String place, Session system, long all, List<String> findings) {
        long totals = Situation.stream(system.get(Service.INVENTORY, "/stock/totals?location=" + place)
                        .body())
                .mapToLong(JsonNode::asLong)
                .sum();
        if (totals != all) {
            findings.add(place + " has totals of " + totals + ", its levels hold " + all);
        }
    }

    /** What moved, by reason; a reason whose movements cancel each other out is left in. */
    private static Map<String, States> ledger(List<JsonNode> movements) {
        Map<String, States> ledger = new TreeMap<>();
        movements.forEach(movement -> ledger.merge(
                movement.path("reason").asText(),
                new States(
                        pieces(movement, "quantity"), pieces(movement, "qualityControl"), pieces(movement, "damaged")),
                States::plus));
        return ledger;
    }

    private static long pieces(JsonNode node, String field) {
        return node.path(field).asLong();
    }
}
