package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.ContactIds;
import org.unisson.scenarios.support.Reading;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R38: advice, purchase and repair are on one case timeline. */
@ExtendWith(RunningRetailer.class)
class R38_AdvicePurchaseAndRepairAreOneCase {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Reading reading;

    R38_AdvicePurchaseAndRepairAreOneCase(Shop shop) {
        this.shop = shop;
        this.reading = new Reading(shop);
    }

    @Test
    void inOrderOfTime() {
        // Given somebody who asked for advice by chat, and then bought in a store
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(29_900);
        Shopper shopper = shop.shopper();
        shop.receive(store, sku, 5);
        shop.opened();
        Session agent = shop.retail().session(TokenRequest.of("agent"), shop.journey());
        Session customer = shop.retail().shopper(shopper.customerId(), shop.journey());
        Session seller = shop.retail().associate(store, shop.journey());
        String caseId = agent.post(
                        Service.CUSTOMER,
                        "/cases",
                        Map.of("customerId", shopper.customerId(), "kind", "ADVICE", "subject", "Which machine?"))
                .body()
                .path("caseId")
                .asText();
        ask(customer, shopper, caseId);
        String purchase = shop.sell(store, Shop.receipt(store, till, shopper.card(), sku, 1, 29_900));
        await("purchase on the timeline")
                .atMost(SOON)
                .until(() -> reading.timeline(shopper, "PURCHASE").size() == 1);

        // When it breaks, and is brought to the store
        patch(agent, caseId, purchase);
        step(seller, caseId, Map.of("step", "RECEIVED"));
        step(seller, caseId, Map.of("step", "DIAGNOSED", "text", "The pump is worn out.", "shownToCustomer", true));
        step(agent, caseId, Map.of("step", "QUOTED", "amount", Shop.euros(4_900)));
        step(customer, caseId, Map.of("step", "ACCEPTED", "amount", Shop.euros(4_900)));
        step(seller, caseId, Map.of("step", "REPAIRED"));
        step(seller, caseId, Map.of("step", "HANDED_BACK"));

        // Then one case tells all of it, from the question to the goods that are handed back
        List<JsonNode> timeline = customer.all(Service.CUSTOMER, "/cases/" + caseId + "/timeline");
        assertThat(timeline)
                .extracting(moment ->
                        moment.path("kind").asText() + moment.path("step").asText())
                .containsExactly(
                        "OPENED",
                        "INTERACTION",
                        "PURCHASE",
                        "REPAIRRECEIVED",
                        "REPAIRDIAGNOSED",
                        "REPAIRQUOTED",
                        "REPAIRACCEPTED",
                        "REPAIRREPAIRED",
                        "REPAIRHANDED_BACK");
        assertThat(timeline.get(2).path("reference").asText()).isEqualTo(purchase);
        assertThat(timeline.get(4).path("text").asText()).isEqualTo("The pump is worn out.");
        assertThat(agent.get(Service.CUSTOMER, "/cases/" + caseId)
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("SOLVED");
    }

    private static void ask(Session customer, Shopper shopper, String caseId) {
        customer.put(
                Service.CUSTOMER,
                "/interactions/" + ContactIds.next(),
                Map.of(
                        "customerId",
                        shopper.customerId(),
                        "caseId",
                        caseId,
                        "channel",
                        "CHAT",
                        "direction",
                        "INBOUND",
                        "at",
                        Instant.now().toString(),
                        "subject",
                        "For four cups a day"));
    }

    /** What was advice is a repair of what was bought. */
    private static void patch(Session agent, String caseId, String purchase) {
        agent.patch(
                Service.CUSTOMER,
                "/cases/" + caseId,
                Map.of("kind", "REPAIR", "about", List.of(Map.of("kind", "PURCHASE", "id", purchase))));
    }

    private static void step(Session who, String caseId, Map<String, Object> step) {
        who.post(
                Service.CUSTOMER,
                "/cases/" + caseId + "/repair",
                step,
                UUID.randomUUID().toString());
    }
}
