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
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** R12: records are reconciled, and the API says why; a merge can be undone, with what has happened since. */
@ExtendWith(RunningRetailer.class)
class R12_RecordsAreReconciled {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final String run = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000));

    R12_RecordsAreReconciled(Shop shop) {
        this.shop = shop;
    }

    @Test
    void tillAndSiteKnowOnePersonUntilSomebodySaysOtherwise() {
        // Given somebody with a card and a phone at the till, and with an email, the phone and a cookie on the site
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(2_000);
        shop.receive(store, sku, 10);
        String card = "C" + run;
        String atTheTill = registered(Map.of(
                "source",
                "till",
                "givenName",
                "Ada",
                "familyName",
                "Byron" + run,
                "phone",
                "+336" + run,
                "cards",
                List.of(card),
                "consents",
                List.of(consent(false))));
        String onTheSite = registered(Map.of(
                "source",
                "site",
                "givenName",
                "Ada",
                "familyName",
                "Byron" + run,
                "phone",
                "+336" + run,
                "email",
                run + "@example.com",
                "devices",
                List.of("cookie-" + run),
                "consents",
                List.of(consent(true))));
        shop.opened();

        // Then they are one golden record, and the API says by which key, which rule and how sure
        assertThat(members(onTheSite)).containsExactlyInAnyOrder(atTheTill, onTheSite);
        JsonNode decision = system().all(Service.CUSTOMER, "/identity/decisions?customer=" + onTheSite)
                .getFirst();
        assertThat(decision.path("kind").asText()).isEqualTo("MERGED");
        assertThat(decision.path("rule").asText()).isEqualTo("PHONE");
        assertThat(decision.path("confidence").asDouble()).isBetween(0.9, 1.0);
        JsonNode golden = customer(atTheTill);
        assertThat(golden.path("email").asText()).isEqualTo(run + "@example.com");
        assertThat(golden.path("cards").path(0).asText()).isEqualTo(card);
        assertThat(granted(golden)).isFalse();

        // And what was bought with the card is the person's, whichever of its ids is asked
        String purchase = shop.sell(store, Shop.receipt(store, till, card, sku, 1, 2_000));
        await("the purchase").atMost(SOON).until(() -> bought(onTheSite).contains(purchase));
        assertThat(bought(atTheTill)).contains(purchase);

        // When somebody says that they are two
        system().post(
                        Service.CUSTOMER,
                        "/identity/unmerges",
                        Map.of("person", atTheTill, "members", List.of(onTheSite), "reason", "mother and daughter"));

        // Then each has what was told of it, before and since, and no rule brings them together again
        assertThat(members(onTheSite)).containsExactly(onTheSite);
        assertThat(bought(onTheSite)).isEmpty();
        assertThat(bought(atTheTill)).contains(purchase);
        assertThat(customer(onTheSite).path("cards")).isEmpty();
        assertThat(granted(customer(onTheSite))).isTrue();
        assertThat(granted(customer(atTheTill))).isFalse();
        registered(Map.of("source", "app", "givenName", "Ada", "familyName", "Byron" + run, "phone", "+336" + run));
        assertThat(members(onTheSite)).doesNotContain(atTheTill);
    }

    @Test
    void aSharedKioskMergesNobody() {
        List<String> kiosk = List.of("kiosk-" + run);
        String one = registered(Map.of("devices", kiosk, "email", "one" + run + "@example.com", "givenName", "Ada"));
        String other = registered(Map.of("devices", kiosk, "email", "two" + run + "@example.com", "givenName", "Ada"));

        assertThat(members(one)).containsExactly(one);
        assertThat(members(other)).containsExactly(other);
    }

    private Session system() {
        return shop.system();
    }

    private String registered(Map<String, Object> customer) {
        return system().post(Service.CUSTOMER, "/customers", customer)
                .body()
                .path("customerId")
                .asText();
    }

    private JsonNode customer(String id) {
        return system().get(Service.CUSTOMER, "/customers/" + id).body();
    }

    private List<String> members(String id) {
        return system().get(Service.CUSTOMER, "/customers/" + id + "/identity")
                .body()
                .path("members")
                .findValuesAsText("customerId");
    }

    private List<String> bought(String id) {
        return system().all(Service.CUSTOMER, "/customers/" + id + "/timeline").stream()
                .filter(entry -> "PURCHASE".equals(entry.path("kind").asText()))
                .map(entry -> entry.path("reference").asText())
                .toList();
    }

    private static Map<String, Object> consent(boolean granted) {
        return Map.of("purpose", "MARKETING", "granted", granted, "source", "form");
    }

    private static boolean granted(JsonNode customer) {
        return customer.path("consents").path(0).path("granted").asBoolean();
    }
}
