package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.ContactIds;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R14: what a customer told after-sales is on the next agent's screen, whatever the channel. */
@ExtendWith(RunningRetailer.class)
class R14_WhatWasToldIsKnown {

    private final Shop shop;

    R14_WhatWasToldIsKnown(Shop shop) {
        this.shop = shop;
    }

    @Test
    void toTheNextAgentAtOnce() {
        // Given a customer with two cards, known to the site and to the till as two people
        String store = shop.store();
        Shopper online = shop.shopper();
        Shopper inStore = shop.shopper();
        Session phoneAgent = shop.retail().session(TokenRequest.of("agent"), shop.journey());
        Session seller = shop.retail().associate(store, shop.journey());
        merge(phoneAgent, online, inStore);

        // When one of them calls, and writes in the chat a moment later
        String call = contact(phoneAgent, online, "PHONE", "The zip broke on the second day.");
        Session shopper = shop.retail().shopper(inStore.customerId(), shop.journey());
        String chat = contact(shopper, inStore, "CHAT", "I come to the store today.");

        // Then the seller, who looks the customer up by the card, reads both before anything is asked
        String known = seller.get(Service.CUSTOMER, "/customers?card=" + inStore.card())
                .body()
                .path("customerId")
                .asText();
        List<JsonNode> contacts = seller.all(Service.CUSTOMER, "/customers/" + known + "/interactions");
        assertThat(contacts)
                .extracting(contact -> contact.path("interactionId").asText())
                .containsExactly(chat, call);
        assertThat(contacts)
                .extracting(contact -> contact.path("text").asText())
                .containsExactly("I come to the store today.", "The zip broke on the second day.");

        // And the customer reads what they said, not what the agent noted
        assertThat(shopper.all(Service.CUSTOMER, "/customers/" + inStore.customerId() + "/interactions"))
                .extracting(contact -> contact.path("interactionId").asText())
                .containsExactly(chat);
    }

    private void merge(Session agent, Shopper one, Shopper other) {
        agent.post(
                Service.CUSTOMER,
                "/identity/merges",
                Map.of("customers", List.of(one.customerId(), other.customerId()), "reason", "has shown both cards"));
    }

    private static String contact(Session who, Shopper customer, String channel, String text) {
        String id = ContactIds.next();
        who.put(
                Service.CUSTOMER,
                "/interactions/" + id,
                Map.of(
                        "customerId",
                        customer.customerId(),
                        "channel",
                        channel,
                        "direction",
                        "INBOUND",
                        "at",
                        Instant.now().toString(),
                        "subject",
                        "A broken zip",
                        "text",
                        text));
        return id;
    }
}
