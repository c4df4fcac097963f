package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R42: where an order comes from is decided by its channel's policy, and an endpoint says why, location by location. */
@ExtendWith(RunningRetailer.class)
class R42_SourcingExplained {

    private final Shop shop;

    R42_SourcingExplained(Shop shop) {
        this.shop = shop;
    }

    @Test
    void eachChannelSourcesByItsOwnPolicyAndSaysWhy() {
        // Given two stores with the same SKU, the first one fuller, and two channels of which one keeps out of it
        String fuller = shop.store();
        String emptier = shop.store();
        String bare = shop.store();
        String web = shop.channel("WEB");
        String app = shop.channel("APP");
        String sku = shop.sku(1_999);
        Shopper shopper = shop.shopper();
        shop.receive(fuller, sku, 9);
        shop.receive(emptier, sku, 4);
        shop.opened();
        Session merchandiser = shop.retail().session(TokenRequest.of("merchandiser"), shop.journey());
        merchandiser.put(
                Service.INVENTORY,
                "/sourcing/policies/" + UUID.randomUUID().toString().replaceAll("^.", "p"),
                Map.of("channel", web, "rules", List.of("ONE_PARCEL", "MOST_STOCK"), "excluded", List.of(fuller)));

        // When each sells one piece to be shipped
        Order onWeb = ship(shopper, web, sku);
        Order onApp = ship(shopper, app, sku);

        // Then the web's comes from where its policy allows, the other from the fuller shelf
        assertThat(onWeb.status()).isEqualTo("CONFIRMED");
        JsonNode webDecision = decision(onWeb);
        assertThat(webDecision.at("/policy/basis").asText()).isEqualTo("CHANNEL");
        assertThat(webDecision.at("/chosen/0/location").asText()).isEqualTo(emptier);
        assertThat(texts(webDecision.at("/refused/EXCLUDED_BY_POLICY"))).containsExactly(fuller);
        assertThat(texts(webDecision.at("/refused/NOT_ENOUGH_STOCK"))).contains(bare);
        JsonNode appDecision = decision(onApp);
        assertThat(appDecision.at("/policy/policyId").asText()).isEqualTo("built-in");
        assertThat(appDecision.at("/chosen/0/location").asText()).isEqualTo(fuller);
        // And the one that came second is named with the rule and both scores
        assertThat(appDecision.path("decidedBy").asText()).isEqualTo("MOST_STOCK");
        assertThat(appDecision.at("/outranked/0/rule").asText()).isEqualTo("MOST_STOCK");
        assertThat(appDecision.at("/outranked/0/chosen").asLong()).isEqualTo(-9);
        assertThat(appDecision.at("/outranked/0/behind/" + emptier).asLong()).isEqualTo(-3);
    }

    private Order ship(Shopper shopper, String channel, String sku) {
        Requests.NewOrder order = new Requests.NewOrder(
                channel,
                shopper.customerId(),
                List.of(new Requests.OrderLine(sku, 1, null)),
                "SHIP",
                null,
                "tok_visa",
                null,
                null);
        return shop.decided(shop.system()
                .postAndWait(Service.ORDER, "/orders", order, UUID.randomUUID().toString(), Duration.ofSeconds(20)));
    }

    private JsonNode decision(Order order) {
        JsonNode plans = shop.system()
                .get(Service.INVENTORY, "/reservations/" + order.orderId() + "/sourcing")
                .body()
                .path("plans");
        assertThat(plans).hasSize(1);
        return plans.at("/0/decisions/0");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
