package org.unisson.customer.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.customer.journey.domain.TouchIds;

/** Touchpoints as channels tell them. */
public final class Touches {

    private Touches() {}

    /** With the least that is needed, and an id of its own. */
    public static Map<String, Object> touch(String kind, Instant at) {
        Map<String, Object> touch = new HashMap<>();
        touch.put("id", TouchIds.of(at, UUID.randomUUID().toString()).toString());
        touch.put("kind", kind);
        touch.put("at", at.toString());
        touch.put("channel", "web-fr");
        return touch;
    }

    public static Map<String, Object> viewed(String sku, Instant at, String visitor, UUID customer) {
        return with(by(touch("PRODUCT_VIEWED", at), visitor, customer), "sku", sku);
    }

    public static Map<String, Object> signedIn(String visitor, UUID customer, Instant at) {
        return by(touch("SIGNED_IN", at), visitor, customer);
    }

    public static Map<String, Object> signedOut(String visitor, Instant at) {
        return by(touch("SIGNED_OUT", at), visitor, null);
    }

    /** Somebody clicks a banner. */
    public static Map<String, Object> clicked(
            String source, String campaign, Instant at, String visitor, UUID customer) {
        return with(with(by(touch("BANNER_CLICKED", at), visitor, customer), "campaign", campaign), "source", source);
    }

    /** The same with one more part. */
    public static Map<String, Object> with(Map<String, Object> touch, String part, Object value) {
        Map<String, Object> more = new HashMap<>(touch);
        more.put(part, value);
        return more;
    }

    private static Map<String, Object> by(Map<String, Object> touch, String visitor, UUID customer) {
        Map<String, Object> known = new HashMap<>(touch);
        if (visitor != null) {
            known.put("visitor", visitor);
        }
        if (customer != null) {
            known.put("customerId", customer.toString());
        }
        return known;
    }

    /** What {@code POST /touchpoints} takes. */
    @SafeVarargs
    public static Map<String, Object> batch(Map<String, Object>... touches) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> touch : touches) {
            all.add(touch);
        }
        return Map.of("touchpoints", all);
    }
}
