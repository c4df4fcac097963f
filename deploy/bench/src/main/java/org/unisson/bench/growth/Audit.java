package org.unisson.bench.growth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.StackException;

/** An audit of all stock levels against the ledger and the reservations: whether the copies are what a service writes. */
record Audit(Session system) {

    private static final Duration WITHIN = Duration.ofMinutes(10);

    /** How many levels were not what they are made of. */
    long findings() {
        system.post(Service.INVENTORY, "/audits", Map.of());
        Patience patience = Patience.withCondition(WITHIN);
        JsonNode newest = newest();
        while (!newest.hasNonNull("finishedAt")) {
            if (!patience.tryAgain()) {
                throw new StackException("The audit took longer than " + WITHIN + ".");
            }
            newest = newest();
        }
        return newest.path("findings").asLong();
    }

    private JsonNode newest() {
        return system.get(Service.INVENTORY, "/audits?limit=1").body().path(0);
    }
}
