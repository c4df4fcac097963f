package org.unisson.bench.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.unisson.bench.identity.Sources.Written;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.stack.StackException;

/** Registers records through the API, and asks who they are. */
final class Clerk {

    private static final int BATCH = 50;

    private final Session session;

    Clerk(Retail retail) {
        this.session = retail.system(new Journey());
    }

    /** The person of each record, in the order of the records. */
    List<String> persons(List<Written> records) {
        List<String> customers = new ArrayList<>();
        for (int from = 0; from < records.size(); from += BATCH) {
            int begin = from;
            List<Map<String, Object>> batch = IntStream.range(from, Math.min(records.size(), from + BATCH))
                    .mapToObj(i -> body(i, records.get(i)))
                    .toList();
            BatchAnswer answer = session.post(Service.CUSTOMER, "/customers/batch", Map.of("customers", batch))
                    .as(BatchAnswer.class);
            if (!answer.rejected().isEmpty()) {
                throw new StackException(
                        "Record " + (begin + answer.rejected().getFirst().index()) + " was refused: "
                                + answer.rejected().getFirst().reason());
            }
            answer.customers().forEach(one -> customers.add(one.customerId()));
        }
        return customers.stream()
                .map(customer -> session.get(Service.CUSTOMER, "/customers/" + customer)
                        .body()
                        .path("customerId")
                        .asText())
                .toList();
    }

    private static Map<String, Object> body(int number, Written written) {
        Map<String, Object> body = new HashMap<>();
        body.put("reference", Map.of("source", written.source(), "id", "%06d".formatted(number)));
        body.put("givenName", written.given());
        body.put("familyName", written.family());
        body.put("birthDate", written.born() == null ? null : written.born().toString());
        if (written.home() != null) {
            body.put(
                    "address",
                    Map.of(
                            "street", written.home().street(),
                            "postcode", written.home().postcode(),
                            "city", written.home().city()));
        }
        body.put("email", one("EMAIL:", written));
        body.put("phone", one("PHONE:", written));
        body.put("cards", all("CARD:", written));
        body.put("devices", all("DEVICE:", written));
        body.values().removeIf(value -> value == null);
        return body;
    }

    private static String one(String kind, Written written) {
        return all(kind, written).stream().findFirst().orElse(null);
    }

    private static List<String> all(String kind, Written written) {
        return written.keys().stream()
                .filter(key -> key.startsWith(kind))
                .map(key -> key.substring(kind.length()))
                .toList();
    }
}
