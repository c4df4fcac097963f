package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.GoodsBack;
import org.unisson.scenarios.random.Facts.PlacedOrder;
import org.unisson.scenarios.random.Facts.TillSale;

/** What comes back, of whatever was sold, and gifts of points. */
final class AfterSales {

    private final World world;
    private final Facts facts;
    private final Counter system;
    private final Counter agent;

    AfterSales(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
        this.agent = new Counter(world.shop().retail(), TokenRequest.of("agent"));
    }

    /** Of an order of which something was claimed nothing is brought back: what turns up is worth nothing there. */
    void comeBack(Step step, Operation.Return it) {
        PlacedOrder order = facts.order(it.of());
        if (order == null) {
            bringBack(step, it);
        } else {
            facts.desk().bringingBack(order.orderId(), () -> {
                if (!facts.desk().isClaimed(order.orderId())) {
                    bringBack(step, it);
                }
            });
        }
    }

    private void bringBack(Step step, Operation.Return it) {
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

    private String key(Step step) {
        return world.name() + "-" + step.number();
    }
}
