package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.Sourcings.newName;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** How an order was sourced is explained, once, by the policy of that moment. */
@QuarkusTest
@InventoryTest
class SourcingExplainedIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private Shop shop;
    private Sourcings sourcings;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        sourcings = new Sourcings(shop);
    }

    @Test
    void anEditIsInForceForTheNextOrderAndTheExplanationNamesItsVersion() {
        String warehouse = shop.newWarehouse();
        String store = shop.newStore("SHIP");
        String sku = shop.newSkuAt(warehouse, 9);
        shop.stocked(sku, store, 9);
        String channel = newName("web");
        String policy = newName("policy");
        sourcings
                .put(policy, Map.of("channel", channel, "rules", List.of("WAREHOUSE_FIRST")))
                .statusCode(200);
        UUID before = placed(channel, sku, 1);

        sourcings
                .put(
                        policy,
                        Map.of("channel", channel, "rules", List.of("WAREHOUSE_FIRST"), "excluded", List.of(warehouse)))
                .statusCode(200);
        UUID after = placed(channel, sku, 1);

        assertThat(sourcings.explained(before).getList("chosen.location")).isEqualTo(List.of(warehouse));
        assertThat(sourcings.explained(before).getInt("policy.version")).isEqualTo(1);
        assertThat(sourcings.explained(after).getList("chosen.location")).isEqualTo(List.of(store));
        assertThat(sourcings.explained(after).getInt("policy.version")).isEqualTo(2);
    }

    @Test
    void anOrderToldTwiceIsExplainedOnce() {
        String sku = shop.newSkuAt(shop.newWarehouse(), 9);
        UUID order = Ids.next();
        var placed = shop.order(order, Shop.line(sku, 1, "SHIP", null)).build();

        shop.place(placed);
        shop.place(placed);
        shop.confirm(order, 2);
        shop.awaitReservation(order, "CONFIRMED");

        var history =
                shop.as("associate").get("/reservations/" + order + "/sourcing").jsonPath();
        assertThat(history.getList("plans")).hasSize(1);
        assertThat(history.getString("plans[0].cause")).isEqualTo("PLACED");
        assertThat(history.getString("plans[0].decidedAt")).isNotBlank();
    }

    @Test
    void anUnknownOrderHasNoExplanationAndAFranchiseeGetsNone() {
        shop.as("agent").get("/reservations/" + Ids.next() + "/sourcing").then().statusCode(404);
        shop.as("franchisee")
                .get("/reservations/" + Ids.next() + "/sourcing")
                .then()
                .statusCode(403);
    }

    private UUID placed(String channel, String sku, long quantity) {
        UUID order = Ids.next();
        shop.place(shop.order(order, Shop.line(sku, quantity, "SHIP", null))
                .setChannel(channel)
                .build());
        shop.awaitReservation(order, "HELD");
        return order;
    }
}
