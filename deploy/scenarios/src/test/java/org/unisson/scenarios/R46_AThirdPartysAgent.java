package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Cart;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RawCalls.Reply;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;
import org.unisson.scenarios.support.Visits;
import org.unisson.scenarios.support.Visits.Visit;

/** R46: a third party's agent gets scoped access. */
@ExtendWith(RunningRetailer.class)
class R46_AThirdPartysAgent {

    private static final List<String> GRANTED = List.of("", "/attachments");

    private final Shop shop;
    private final RawCalls calls;
    private final String partner = "bot-" + UUID.randomUUID();
    private final String token;

    R46_AThirdPartysAgent(Shop shop, Stack stack) {
        this.shop = shop;
        this.calls = new RawCalls(stack);
        this.token = stack.token(TokenRequest.ofPartner(partner));
    }

    @Test
    void anAgentReachesWhatTheShopperHasGrantedItAndNothingElseOfAnyService() {
        // Given a shopper with a cart, who grants a chatbot to read the profile for an hour
        Shopper shopper = shop.shopper();
        String web = shop.channel("WEB");
        shop.opened();
        Session herself = shop.retail().shopper(shopper.customerId(), shop.journey());
        String cart = herself.post(Service.ORDER, "/carts", new Requests.NewCart(web, shopper.customerId()))
                .as(Cart.class)
                .cartId();
        String grants = "/customers/" + shopper.customerId() + "/grants";
        herself.put(
                Service.CUSTOMER,
                grants + "/" + partner,
                Map.of(
                        "scopes",
                        List.of("profile:read"),
                        "until",
                        Instant.now().plusSeconds(3_600).toString()));

        // When the chatbot asks every route of every service about the shopper
        Map<String, String> known = Map.of(
                "customer", shopper.customerId(),
                "person", shopper.customerId(),
                "card", shopper.card(),
                "cart", cart);
        List<String> granted = GRANTED.stream()
                .map(path -> "/customers/" + shopper.customerId() + path)
                .toList();
        SoftAssertions softly = new SoftAssertions();
        for (Service service : Service.values()) {
            for (Visit visit : new Visits(known).of(service, calls)) {
                boolean reads = visit.method().equals("GET");
                if (!visit.named() || reads && granted.contains(visit.path())) {
                    continue;
                }
                Reply reply = calls.send(service, visit.method(), visit.path(), token, reads ? null : "{}");

                // Then nothing is done or told of the shopper
                if (reads && reply.status() < 300) {
                    known.values().forEach(id -> softly.assertThat(reply.text())
                            .as(reply.toString())
                            .doesNotContain(id));
                } else {
                    softly.assertThat(reply.status()).as(reply.toString()).isBetween(400, 499);
                }
            }
        }
        softly.assertAll();
        // And what was granted is told, and what scope is missing
        granted.forEach(path -> assertThat(ask(path).status()).as(path).isEqualTo(200));
        Reply refused = ask("/customers/" + shopper.customerId() + "/timeline");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/scope-missing");
        assertThat(refused.json().path("detail").asText()).contains("timeline:read");

        // When the shopper takes it back
        String hers = shop.retail().token(TokenRequest.ofCustomer(shopper.customerId()));
        assertThat(calls.send(Service.CUSTOMER, "DELETE", grants + "/" + partner, hers, null)
                        .status())
                .isEqualTo(204);

        // Then it is over at once, and the shopper sees what the chatbot asked for
        assertThat(ask(granted.getFirst()).status()).isEqualTo(403);
        assertThat(herself.all(Service.CUSTOMER, grants + "/actions"))
                .allSatisfy(
                        action -> assertThat(action.path("partner").asText()).isEqualTo(partner))
                .anySatisfy(
                        action -> assertThat(action.path("allowed").asBoolean()).isTrue())
                .anySatisfy(action -> assertThat(action.path("scope").asText()).isEqualTo("timeline:read"));
    }

    private Reply ask(String path) {
        return calls.send(Service.CUSTOMER, "GET", path, token, null);
    }
}
