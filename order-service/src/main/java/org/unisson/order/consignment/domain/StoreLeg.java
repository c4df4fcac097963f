package org.unisson.order.consignment.domain;

import java.time.Instant;
import org.unisson.chassis.values.Gln;

/**
 * That a consignment is sent to a store and collected there.
 *
 * @param store where it is collected
 * @param arrivedAt when it was first said to be there, or null
 */
public record StoreLeg(Gln store, Instant arrivedAt) {

    /** To that store, not there yet. */
    public static StoreLeg to(Gln store) {
        return new StoreLeg(store, null);
    }

    StoreLeg arrived(Instant now) {
        return new StoreLeg(store, now);
    }
}
