package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.inventory.Sourcings.newName;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockReserved;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.Destination;
import org.unisson.schemas.Topics;

/** Orders are sourced by the policy of their channel and brand, and the answer says why. */
@QuarkusTest
@InventoryTest
class SourcingIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private Shop shop;
    private Sourcings sourcings;

    @BeforeEach
    void open() {
        shop = new Shop(environment, sender);
        sourcings = new Sourcings(shop);
    }

    @Test
    void anOrderIsSourcedByThePolicyOfItsChannelAndExplained() {
        // Given a full warehouse, a store, and a channel that prefers who has least
        String warehouse = shop.newWarehouse();
        String store = shop.newStore("SHIP");
        String closed = shop.newStore("SHIP");
        String sku = shop.newSkuAt(warehouse, 9);
        shop.stocked(sku, store, 2);
        shop.stocked(sku, closed, 5);
        sourcings.change(closed, Map.of("open", false));
        sourcings.change(store, Map.of("handlingCost", 250));
        sourcings.change(warehouse, Map.of("handlingCost", 400));
        String cheapest = sourcings.newChannelBy(Map.of("rules", List.of("LOWEST_COST")));

        // When it is sold there, and on a channel without a policy
        UUID order = placed(cheapest, sku, 1);
        UUID other = placed(newName("app"), sku, 1);

        // Then each goes by its own policy, and says so
        var explained = sourcings.explained(order);
        assertThat(explained.getString("policy.basis")).isEqualTo("CHANNEL");
        assertThat(explained.getList("policy.rules")).isEqualTo(List.of("LOWEST_COST"));
        assertThat(explained.getList("chosen.location")).isEqualTo(List.of(store));
        assertThat(explained.getString("decidedBy")).isEqualTo("LOWEST_COST");
        assertThat(explained.getList("outranked")).hasSize(1);
        assertThat(explained.getInt("outranked[0].chosen")).isEqualTo(250);
        assertThat(explained.<String, Integer>getMap("outranked[0].behind")).isEqualTo(Map.of(warehouse, 400));
        assertThat(explained.<String>getList("refused.CLOSED")).contains(closed);
        assertThat(sourcings.explained(other).getString("policy.policyId")).isEqualTo("built-in");
        assertThat(sourcings.explained(other).getString("decidedBy")).isEqualTo("WAREHOUSE_FIRST");
        // And the order's readers hear which rule it was
        var reserved = (StockReserved) new Published(environment, codec)
                .await(Topics.RESERVATIONS, order.toString(), 1)
                .getFirst()
                .state();
        assertThat(reserved.getLines()).singleElement().satisfies(line -> {
            assertThat(line.getLocation()).isEqualTo(store);
            assertThat(line.getDecidedBy()).isEqualTo("LOWEST_COST");
        });
        assertThat(shop.as("agent").get("/reservations/" + order).jsonPath().getString("lines[0].decidedBy"))
                .isEqualTo("LOWEST_COST");
    }

    @Test
    void theBrandThatTheCatalogTellsChoosesThePolicy() {
        String warehouse = shop.newWarehouse();
        String store = shop.newStore("SHIP");
        String brand = newName("Maison");
        String sku = shop.stocked(shop.newSkuOf(brand), warehouse, 9);
        shop.stocked(sku, store, 9);
        String channel = sourcings.newChannelBy(Map.of("rules", List.of("ONE_PARCEL")));
        sourcings
                .put(
                        newName("policy"),
                        Map.of(
                                "channel",
                                channel,
                                "brand",
                                brand,
                                "rules",
                                List.of("ONE_PARCEL"),
                                "only",
                                List.of(store)))
                .statusCode(200);

        var explained = sourcings.explained(placed(channel, sku, 1));

        assertThat(explained.getString("policy.basis")).isEqualTo("CHANNEL_AND_BRAND");
        assertThat(explained.getList("chosen.location")).isEqualTo(List.of(store));
        assertThat(explained.<String>getList("refused.EXCLUDED_BY_POLICY")).contains(warehouse);
    }

    @Test
    void aSkuThatChangesItsBrandFollowsTheOther() {
        String warehouse = shop.newWarehouse();
        String brand = newName("Maison");
        UUID product = Ids.next();
        String sku = newName("SKU");
        shop.tellOf(product, 1, sku, null);
        shop.stocked(sku, warehouse, 9);
        sourcings
                .put(newName("policy"), Map.of("brand", brand, "rules", List.of("NEAREST")))
                .statusCode(200);

        shop.tellOf(product, 2, sku, brand);
        shop.tellOf(product, 1, sku, null);

        await().atMost(Duration.ofSeconds(90)).until(() -> sourcings
                .plan(newName("web"), null, List.of(Sourcings.line(sku, 1, "SHIP", null)))
                .extract()
                .jsonPath()
                .getString("decisions[0].policy.basis")
                .equals("BRAND"));
    }

    @Test
    void whatIsShippedComesFromNear() {
        String north = shop.newWarehouse();
        String south = shop.newWarehouse();
        sourcings.change(north, Map.of("latitude", 50.6, "longitude", 3.1));
        sourcings.change(south, Map.of("latitude", 43.3, "longitude", 5.4));
        String sku = shop.newSkuAt(north, 9);
        shop.stocked(sku, south, 2);
        String channel = sourcings.newChannelBy(Map.of("rules", List.of("NEAREST", "MOST_STOCK")));
        UUID known = Ids.next();
        UUID unknown = Ids.next();

        shop.place(shop.order(known, Shop.line(sku, 1, "SHIP", null))
                .setChannel(channel)
                .setDestination(new Destination("FR", 43.3, 5.4))
                .build());
        shop.place(shop.order(unknown, Shop.line(sku, 1, "SHIP", null))
                .setChannel(channel)
                .build());
        shop.awaitReservation(known, "HELD");
        shop.awaitReservation(unknown, "HELD");

        assertThat(sourcings.explained(known).getList("chosen.location")).isEqualTo(List.of(south));
        assertThat(sourcings.explained(known).getString("decidedBy")).isEqualTo("NEAREST");
        assertThat(sourcings.explained(unknown).getList("chosen.location")).isEqualTo(List.of(north));
        assertThat(sourcings.explained(unknown).getString("decidedBy")).isEqualTo("MOST_STOCK");
    }

    @Test
    void theOrdersOfOneMomentLoadTheStoresOneAfterTheOther() {
        String one = shop.newStore("SHIP");
        String other = shop.newStore("SHIP");
        String sku = shop.newSkuAt(one, 50);
        shop.stocked(sku, other, 50);
        String channel = sourcings.newChannelBy(Map.of("rules", List.of("LEAST_WORKLOAD")));

        List<UUID> orders =
                java.util.stream.Stream.generate(Ids::next).limit(10).toList();
        orders.forEach(order -> shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null))
                .setChannel(channel)
                .build()));
        orders.forEach(order -> shop.awaitReservation(order, "HELD"));

        assertThat(shop.stock(one, sku).getLong("reserved")).isEqualTo(10);
        assertThat(shop.stock(other, sku).getLong("reserved")).isEqualTo(10);
    }

    @Test
    void whatIsCollectedIsSetAsideElsewhereWhereThePolicySaysSo() {
        String store = shop.newStore("PICKUP");
        String warehouse = shop.newWarehouse();
        String sku = shop.newSkuAt(warehouse, 3);
        String sending = sourcings.newChannelBy(Map.of("rules", List.of("ONE_PARCEL"), "shipToStore", true));
        UUID sent = Ids.next();
        UUID refused = Ids.next();

        shop.place(shop.order(sent, Shop.line(sku, 1, "PICKUP", store))
                .setChannel(sending)
                .build());
        shop.place(shop.order(refused, Shop.line(sku, 1, "PICKUP", store)).build());
        shop.awaitReservation(sent, "HELD");
        shop.awaitReservation(refused, "REFUSED");

        assertThat(sourcings.explained(sent).getString("sentTo")).isEqualTo(store);
        assertThat(shop.stock(warehouse, sku).getLong("reserved")).isEqualTo(1);
        assertThat(sourcings.explained(refused).getList("chosen")).isEmpty();
        assertThat(sourcings.explained(refused).getList("refused.NOT_ENOUGH_STOCK"))
                .isEqualTo(List.of(store));
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
