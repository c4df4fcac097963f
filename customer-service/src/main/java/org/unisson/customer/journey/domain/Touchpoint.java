package org.unisson.customer.journey.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that somebody did or saw, as a channel tells it. It keeps the device and the customer it was told of for
 * good; whose it is, is worked out at reading ({@link Trace}).
 *
 * @param id UUIDv7 given by the channel: the same one twice is once
 * @param at by the channel's clock
 * @param channel or null
 * @param store GLN, or null
 * @param session of the channel, or null
 * @param visitor what the channel calls the device, or null
 * @param customerId or null
 */
public record Touchpoint(
        UUID id,
        TouchKind kind,
        Instant at,
        String channel,
        String store,
        Subject subject,
        Origin origin,
        String session,
        String visitor,
        UUID customerId) {

    /** What it was about; each may be null. @param words that were searched for */
    public record Subject(String sku, UUID productId, String category, String words) {

        /** Nothing that could be named. */
        public static final Subject NONE = new Subject(null, null, null, null);

        /** The most exact name of it, or null. */
        public String name() {
            if (sku != null) {
                return sku;
            }
            return productId != null ? productId.toString() : category;
        }
    }

    /** What brought them; each may be null. @param source for example {@code newsletter} @param medium for example {@code email} */
    public record Origin(String source, String medium, String campaign) {

        public static final Origin NONE = new Origin(null, null, null);
    }

    /** Whether it is a reason for a purchase, with somebody to thank. */
    public boolean hasMerit() {
        return origin.source() != null && kind.isDone();
    }

    /** Whether it tells whose device that is. */
    public boolean identifies() {
        return visitor != null && customerId != null;
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "touchpoint " + id;
    }
}
