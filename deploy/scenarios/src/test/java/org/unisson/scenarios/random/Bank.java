package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Service;

/** The customer's bank, where it wants to see who pays. */
final class Bank {

    private static final Duration DECIDED_WITHIN = Duration.ofMinutes(3);

    private final Counter system;

    Bank(Counter system) {
        this.system = system;
    }

    /** Where the bank wants to see the customer, the customer goes there; they wait for that as long as it takes. */
    void showWho(JsonNode placed) {
        String orderId = placed.path("orderId").asText();
        Patience patience = Patience.withLooks(DECIDED_WITHIN);
        JsonNode order = placed;
        while (isUndecided(order)) {
            String page = order.path("nextAction").path("url").asText("");
            if (!page.isEmpty()) {
                answer(page);
                return;
            }
            if (!patience.tryAgain()) {
                return;
            }
            order = system.session().get(Service.ORDER, "/orders/" + orderId).body();
        }
    }

    private static boolean isUndecided(JsonNode order) {
        return order.path("status").asText().equals("PENDING");
    }

    private void answer(String page) {
        try {
            system.session()
                    .post(Service.ORDER, URI.create(page).getPath(), Map.of("passed", page.hashCode() % 5 != 0));
        } catch (ProblemException over) {
            if (over.status() != Play.CONFLICT) {
                throw over;
            }
        }
    }
}
