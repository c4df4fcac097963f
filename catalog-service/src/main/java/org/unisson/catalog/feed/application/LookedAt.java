package org.unisson.catalog.feed.application;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.unisson.catalog.feed.domain.FeedLine;
import org.unisson.catalog.feed.persistence.FeedLooks.Known;
import org.unisson.chassis.values.Sha256;

/**
 * A variant as a look finds it.
 *
 * @param line what the feed says of it; null: it is not there
 * @param due the next instant at which the clock may change that, or null
 * @param personal whether it depends on what is left of a budget
 */
record LookedAt(UUID productId, String sku, FeedLine line, Instant due, boolean personal) {

    // Those that never were there have no look in which they left.
    private static final long NEVER = 0;

    /** Whether something is to be known of it. */
    boolean isKept() {
        return line != null || due != null || personal;
    }

    /** How it is to be known after what was known of it, which may be null. */
    Known after(Known before, long look) {
        Buffer hash = line == null
                ? null
                : Buffer.buffer(Sha256.of(String.join("\t", line.columns()).getBytes(StandardCharsets.UTF_8)));
        boolean same = before == null
                ? hash == null
                : Objects.equals(before.hash(), hash)
                        && (hash == null || before.productId().equals(productId));
        return new Known(productId, same ? before == null ? NEVER : before.look() : look, hash, due, personal);
    }
}
