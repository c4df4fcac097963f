package org.unisson.order.quote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The claims of a quote, as a test wants them. */
public final class QuoteDraft {

    public final UUID quoteId = UUID.randomUUID();
    private final Map<String, Object> claims = new HashMap<>();
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private long total;

    /** Good for ten minutes from now on, and nothing to lock. @param customer null: nobody known */
    public QuoteDraft(String channel, UUID customer) {
        Instant now = Instant.now();
        claims.put("iss", "catalog-service");
        claims.put("jti", quoteId.toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("channel", channel);
        claims.put("lock", "NONE");
        claims.put("freeShipping", false);
        claims.put("gifts", List.of());
        claims.put("operations", List.of());
        claims.put("lines", lines);
        with("validUntil", now.plusSeconds(600).toString());
        if (customer != null) {
            with("customerId", customer.toString());
        }
    }

    public QuoteDraft with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    /** The next line. @param off what operations take off it, in turn */
    public QuoteDraft line(String sku, long quantity, long unitPrice, long... off) {
        return line(String.valueOf(lines.size()), sku, quantity, unitPrice, off);
    }

    public QuoteDraft line(String lineId, String sku, long quantity, long unitPrice, long... off) {
        long left = unitPrice * quantity;
        List<Map<String, Object>> reductions = new ArrayList<>();
        for (long one : off) {
            reductions.add(Map.of("operationId", UUID.randomUUID().toString(), "amount", euros(one)));
            left -= one;
        }
        total += left;
        lines.add(Map.of(
                "lineId",
                lineId,
                "sku",
                sku,
                "quantity",
                quantity,
                "unitPrice",
                euros(unitPrice),
                "total",
                euros(left),
                "taxRate",
                2_000,
                "tax",
                euros(left / 6),
                "pointsMultiplier",
                200,
                "quotas",
                List.of(),
                "reductions",
                reductions));
        return this;
    }

    public Map<String, Object> claims() {
        return with("total", euros(total)).claims;
    }

    public static Map<String, Object> euros(long cents) {
        return Map.of("minor", cents, "currency", "EUR");
    }
}
