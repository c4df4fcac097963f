package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R12 and R25: two records of one person have one balance on every channel, and each its own when they are told apart. */
@ExtendWith(RunningRetailer.class)
class R12_PointsFollowThePerson {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final String run = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000));

    R12_PointsFollowThePerson(Shop shop) {
        this.shop = shop;
    }

    @Test
    void oneBalanceUntilSomebodySaysThatTheyAreTwo() {
        // Given Ada, who has earned 240 points at the till, and a record of the site that has none
        String store = shop.store();
        String till = shop.channel("STORE");
        String mobile = shop.channel("APP");
        String sku = shop.sku(1_000);
        shop.receive(store, sku, 60);
        String card = "P" + run;
        String ada = registered(Map.of("source", "till", "cards", List.of(card), "phone", "+336" + run));
        String onTheSite = registered(Map.of("source", "site", "email", run + "@points.example.com"));
        shop.opened();
        shop.sell(store, Shop.receipt(store, till, card, sku, 24, 1_000));
        await("points").atMost(SOON).until(() -> balance(ada) == 240);
        assertThat(balance(onTheSite)).isZero();

        // When somebody says that they are one
        shop.system()
                .post(
                        Service.CUSTOMER,
                        "/identity/merges",
                        Map.of("customers", List.of(ada, onTheSite), "reason", "she said so"));

        // Then the site has the points of the till, and an order on mobile under that id is paid with them
        await("one balance").atMost(SOON).until(() -> balance(onTheSite) == 240);
        Order order = shop.checkout(new Shopper(onTheSite, null), mobile, store, sku, 200);
        assertThat(order.status()).isEqualTo("CONFIRMED");
        await("spent and earned")
                .atMost(SOON)
                .until(() -> balance(ada) == 48 && account(ada).path("held").asLong() == 0);
        assertThat(balance(onTheSite)).isEqualTo(48);

        // When they are told apart
        shop.system()
                .post(
                        Service.CUSTOMER,
                        "/identity/unmerges",
                        Map.of("person", ada, "members", List.of(onTheSite), "reason", "two of one name"));

        // Then Ada has what she earned, and the other has paid what it could of what it spent: the 8 of that order
        await("Ada's own").atMost(SOON).until(() -> balance(ada) == 240);
        await("the other's own").atMost(SOON).until(() -> balance(onTheSite) == 0);
        assertThat(causes(ada)).contains("PARTED");
    }

    private String registered(Map<String, Object> customer) {
        return shop.system()
                .post(Service.CUSTOMER, "/customers", customer)
                .body()
                .path("customerId")
                .asText();
    }

    private JsonNode account(String customer) {
        return shop.system()
                .get(Service.LOYALTY, "/accounts?customer=" + customer)
                .body();
    }

    private long balance(String customer) {
        return account(customer).path("balance").asLong();
    }

    private List<String> causes(String customer) {
        return shop
                .system()
                .all(
                        Service.LOYALTY,
                        "/accounts/" + account(customer).path("accountId").asText() + "/entries")
                .stream()
                .map(entry -> entry.path("cause").asText())
                .toList();
    }
}
