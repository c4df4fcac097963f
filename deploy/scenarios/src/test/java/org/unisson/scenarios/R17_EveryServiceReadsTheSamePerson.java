package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Feed;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.schemas.Topics;

/** R17: service, delivery, marketing and billing agree on who somebody is, what they did and what they allow. */
@ExtendWith(RunningRetailer.class)
class R17_EveryServiceReadsTheSamePerson {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Shop shop;
    private final Stack stack;
    private final Feed feed;
    private final RawCalls calls;

    private Shopper atTheTill;
    private Shopper onTheSite;
    private String purchase;
    private String order;

    R17_EveryServiceReadsTheSamePerson(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.feed = new Feed(stack);
        this.calls = new RawCalls(stack);
    }

    @BeforeEach
    void onePersonWhoBuysEverywhere() {
        String store = shop.store();
        String till = shop.channel("STORE");
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        atTheTill = shop.shopper();
        onTheSite = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        purchase = shop.sell(store, Shop.receipt(store, till, atTheTill.card(), sku, 1, 2_000));
        order = shop.checkout(onTheSite, web, store, sku, 0).orderId();
        shop.system()
                .post(
                        Service.CUSTOMER,
                        "/identity/merges",
                        Map.of(
                                "customers",
                                List.of(atTheTill.customerId(), onTheSite.customerId()),
                                "reason",
                                "has shown both cards"));
    }

    @Test
    void everyServiceHandsOutTheSamePersonUnderAnyOfTheirIds() {
        Set<String> members = new TreeSet<>(Set.of(atTheTill.customerId(), onTheSite.customerId()));
        for (Service service : Service.values()) {
            await("the person in " + service).atMost(SOON).untilAsserted(() -> {
                assertThat(customers(service, atTheTill)).isEqualTo(members);
                assertThat(customers(service, onTheSite)).isEqualTo(members);
            });
        }
        await("the purchase and the order").atMost(SOON).untilAsserted(() -> assertThat(
                        part(Service.ORDER, "purchases", "purchaseId"))
                .contains(purchase));
        assertThat(part(Service.ORDER, "orders", "orderId")).containsExactly(order);
        await("the timeline").atMost(SOON).untilAsserted(() -> assertThat(
                        part(Service.CUSTOMER, "timeline", "reference"))
                .contains(purchase, order));
        assertThat(part(Service.CUSTOMER, "records", "customerId")).containsExactlyInAnyOrderElementsOf(members);
        await("the sale").atMost(SOON).untilAsserted(() -> assertThat(part(Service.CATALOG, "purchases", "purchaseId"))
                .contains(purchase));
        await("the points").atMost(SOON).untilAsserted(() -> assertThat(
                        part(Service.LOYALTY, "purchases", "purchaseId"))
                .contains(purchase));
    }

    @Test
    void whatIsWithdrawnForOneChannelIsReadTheSameEverywhere() {
        // When they withdraw consent to messages on the telephone, on the site
        shop.retail()
                .shopper(onTheSite.customerId(), shop.journey())
                .put(
                        Service.CUSTOMER,
                        "/customers/" + onTheSite.customerId() + "/consents/MARKETING/SMS",
                        Map.of("granted", false, "source", "account page", "text", "settings v2"));

        // Then the call centre reads it at once, whichever of their ids it asks for, with its proof
        for (Shopper any : List.of(atTheTill, onTheSite)) {
            JsonNode consents = shop.system()
                    .get(Service.CUSTOMER, "/customers/" + any.customerId() + "/consents")
                    .body();
            JsonNode marketing = consents.path("consents").path(0);
            assertThat(marketing.path("granted").asBoolean()).isTrue();
            assertThat(marketing.path("channels").path(0).path("channel").asText())
                    .isEqualTo("SMS");
            assertThat(marketing.path("channels").path(0).path("granted").asBoolean())
                    .isFalse();
            assertThat(consents.path("words").path(0).path("text").asText()).isEqualTo("settings v2");
            // And whoever follows the topic hears it of each of them
            await("the withdrawal on the topic").atMost(SOON).untilAsserted(() -> assertThat(withdrawnOnTheTopic(any))
                    .containsExactly("SMS"));
        }
    }

    @Test
    void aStrangerIsHandedOutNothing() {
        String stranger = stack.token(TokenRequest.ofCustomer(UUID.randomUUID().toString()));
        for (Service service : Service.values()) {
            String path = "/persons/" + atTheTill.customerId() + "/export";
            assertThat(calls.send(service, "GET", path, stranger, "").status())
                    .as(service + path)
                    .isEqualTo(403);
        }
    }

    private Set<String> customers(Service service, Shopper shopper) {
        JsonNode export = shop.retail()
                .shopper(shopper.customerId(), shop.journey())
                .get(service, "/persons/" + shopper.customerId() + "/export")
                .body();
        Set<String> customers = new TreeSet<>();
        export.path("customers").forEach(customer -> customers.add(customer.asText()));
        return customers;
    }

    private List<String> part(Service service, String part, String field) {
        return shop.retail()
                .shopper(onTheSite.customerId(), shop.journey())
                .get(service, "/persons/" + onTheSite.customerId() + "/export/" + part)
                .body()
                .path("items")
                .findValuesAsText(field);
    }

    private List<String> withdrawnOnTheTopic(Shopper shopper) {
        GenericRecord last = feed.of(Topics.CUSTOMERS, shopper.customerId()).getLast();
        return ((List<?>) last.get("consents"))
                .stream()
                        .flatMap(consent -> ((List<?>) ((GenericRecord) consent).get("channels")).stream())
                        .map(GenericRecord.class::cast)
                        .filter(channel -> !(Boolean) channel.get("granted"))
                        .map(channel -> channel.get("channel").toString())
                        .toList();
    }
}
