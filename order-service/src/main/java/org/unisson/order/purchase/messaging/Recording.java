package org.unisson.order.purchase.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in the order of recording: facts at the same instant follow their ids.
 *
 * @param at by this service's clock
 */
public record Recording(Instant at, UUID id) {

    /** Before the first fact recorded at that instant or later. */
    public static Recording before(Instant instant) {
        return new Recording(instant, new UUID(0, 0));
    }
}
