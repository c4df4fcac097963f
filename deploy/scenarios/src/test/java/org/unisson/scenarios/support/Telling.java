package org.unisson.scenarios.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Service;

/** What a channel tells of what people do on it, as it happens. */
public final class Telling {

    private final Shop shop;
    private final String channel;

    public Telling(Shop shop, String channel) {
        this.shop = shop;
        this.channel = channel;
    }

    /** Somebody does something, now. @param parts what the kind needs, and who did it */
    public void told(String kind, Map<String, String> parts) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> touch = new HashMap<>(parts);
        touch.put("id", id(now).toString());
        touch.put("kind", kind);
        touch.put("at", now.toString());
        touch.put("channel", channel);
        Answer answer = shop.system().post(Service.CUSTOMER, "/touchpoints", Map.of("touchpoints", List.of(touch)));
        if (answer.body().path("accepted").asInt() != 1) {
            throw new AssertionError("refused: " + answer.body());
        }
    }

    /** The shopper allows that what they look at is shown to them and to sellers. */
    public void allowed(Shopper shopper) {
        shop.system()
                .put(
                        Service.CUSTOMER,
                        "/customers/" + shopper.customerId() + "/consents/PERSONALISATION",
                        Map.of("granted", true, "source", "web form"));
    }

    // UUIDv7: milliseconds, the version, the variant, and the rest by chance.
    private static UUID id(Instant now) {
        UUID chance = UUID.randomUUID();
        return new UUID(
                now.toEpochMilli() << 16 | 0x7000 | chance.getMostSignificantBits() & 0xFFF,
                chance.getLeastSignificantBits());
    }
}
