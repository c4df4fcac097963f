package org.unisson.bench.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.StackException;

/** Customers who are asked for: registered through the API, and they allow that what they look at is shown. */
final class People {

    private static final int BATCH = 200;
    private static final Map<String, Object> ALLOWED =
            Map.of("purpose", "PERSONALISATION", "granted", true, "source", "web form");

    private People() {}

    /** Their ids. */
    static List<UUID> registered(Retail retail, int people) {
        Session session = retail.system(new Journey());
        List<UUID> ids = new ArrayList<>();
        for (int from = 0; from < people; from += BATCH) {
            List<Map<String, Object>> batch = IntStream.range(from, Math.min(people, from + BATCH))
                    .mapToObj(People::body)
                    .toList();
            BatchAnswer answer = session.post(Service.CUSTOMER, "/customers/batch", Map.of("customers", batch))
                    .as(BatchAnswer.class);
            if (!answer.rejected().isEmpty()) {
                throw new StackException("A customer was refused: "
                        + answer.rejected().getFirst().reason());
            }
            answer.customers().forEach(one -> ids.add(UUID.fromString(one.customerId())));
        }
        return ids;
    }

    private static Map<String, Object> body(int number) {
        return Map.of(
                "reference",
                Map.of("source", "bench-view", "id", Integer.toString(number)),
                "givenName",
                "Ada",
                "email",
                "view" + number + "@example.com",
                "cards",
                List.of("BV" + number),
                "consents",
                List.of(ALLOWED));
    }
}
