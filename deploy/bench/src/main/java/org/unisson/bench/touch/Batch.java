package org.unisson.bench.touch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Touchpoints as a channel sends them and as the database copies them: mostly of a device and of nobody, some of a customer
 * as well.
 *
 * @param json body of POST /touchpoints
 * @param text the same rows for {@code COPY}, tabs between {@link #COLUMNS}
 */
record Batch(String json, String text) {

    static final String COLUMNS =
            "touchpoint_id, kind, touched_at, channel, sku, source, campaign, visitor, customer_id";

    private static final int VISITORS = 20_000;
    private static final int KNOWN_ONE_IN = 6;
    private static final int CLICKED_ONE_IN = 10;
    private static final int SKUS = 50_000;

    /** Of that many, by the visitors of a round. */
    static Batch of(Random random, String round, int touchpoints) {
        List<String> items = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < touchpoints; i++) {
            Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            UUID id = new UUID(
                    at.toEpochMilli() << 16 | 0x7000 | random.nextLong() & 0xFFF,
                    Long.MIN_VALUE | random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
            int number = random.nextInt(VISITORS);
            String visitor = "bench-" + round + "-" + number;
            UUID customer = number % KNOWN_ONE_IN == 0 ? new UUID(0x7000, Long.MIN_VALUE | number) : null;
            boolean clicked = random.nextInt(CLICKED_ONE_IN) == 0;
            String sku = clicked ? null : "S-" + random.nextInt(SKUS);
            items.add("{\"id\":\"" + id + "\",\"kind\":\"" + (clicked ? "BANNER_CLICKED" : "PRODUCT_VIEWED")
                    + "\",\"at\":\"" + at + "\",\"channel\":\"web\",\"visitor\":\"" + visitor + "\""
                    + (customer == null ? "" : ",\"customerId\":\"" + customer + "\"")
                    + (clicked ? ",\"source\":\"newsletter\",\"campaign\":\"spring\"" : ",\"sku\":\"" + sku + "\"")
                    + "}");
            rows.append(String.join(
                            "\t",
                            id.toString(),
                            clicked ? "BANNER_CLICKED" : "PRODUCT_VIEWED",
                            at.toString(),
                            "web",
                            orNull(sku),
                            clicked ? "newsletter" : "\\N",
                            clicked ? "spring" : "\\N",
                            visitor,
                            customer == null ? "\\N" : customer.toString()))
                    .append('\n');
        }
        return new Batch("{\"touchpoints\":[" + String.join(",", items) + "]}", rows.toString());
    }

    private static String orNull(String text) {
        return text == null ? "\\N" : text;
    }
}
