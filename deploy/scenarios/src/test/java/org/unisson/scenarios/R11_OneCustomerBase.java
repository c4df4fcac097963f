package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.Stack;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.RawCalls;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/** R11: one customer base: an email changed at the till is what web and call centre read. */
@ExtendWith(RunningRetailer.class)
class R11_OneCustomerBase {

    private final Shop shop;
    private final Stack stack;
    private final RawCalls calls;
    private final String run = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000));

    R11_OneCustomerBase(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.calls = new RawCalls(stack);
    }

    @Test
    void anEmailChangedAtTheTillIsWhatWebAndCallCentreRead() {
        // Given somebody whom till and site know by one phone
        String store = shop.store();
        shop.opened();
        String atTheTill = registered("till", Map.of("phone", "+336" + run, "cards", List.of("C" + run)));
        String onTheSite = registered("site", Map.of("phone", "+336" + run, "email", "old" + run + "@example.com"));

        // When the seller at the till puts the email right
        String seller = stack.token(TokenRequest.of("associate").inStores(store));
        String mended = "new" + run + "@example.com";
        assertThat(calls.send(
                                Service.CUSTOMER,
                                "PATCH",
                                "/customers/" + atTheTill,
                                seller,
                                "{\"email\":\"" + mended + "\"}")
                        .status())
                .isEqualTo(200);

        // Then the very next read of each channel says so, by whichever id or key it knows the person
        Session web = shop.retail().shopper(onTheSite, new Journey());
        Session callCentre = shop.retail().session(TokenRequest.of("agent"), new Journey());
        for (JsonNode read : List.of(
                web.get(Service.CUSTOMER, "/customers/" + onTheSite).body(),
                callCentre.get(Service.CUSTOMER, "/customers/" + onTheSite).body(),
                callCentre.get(Service.CUSTOMER, "/customers?email=" + mended).body(),
                callCentre.get(Service.CUSTOMER, "/customers?card=C" + run).body())) {
            assertThat(read.path("email").asText()).isEqualTo(mended);
            assertThat(read.path("customerId").asText()).isEqualTo(atTheTill);
            assertThat(read.at("/provenance/EMAIL/corrected").asBoolean()).isTrue();
            assertThat(read.at("/provenance/EMAIL/since").asText()).isNotEmpty();
        }
    }

    private String registered(String source, Map<String, Object> told) {
        Map<String, Object> customer = new HashMap<>(told);
        customer.put("source", source);
        customer.put("givenName", "Ada");
        customer.put("familyName", "Byron" + run);
        return shop.system()
                .post(Service.CUSTOMER, "/customers", customer)
                .body()
                .path("customerId")
                .asText();
    }
}
