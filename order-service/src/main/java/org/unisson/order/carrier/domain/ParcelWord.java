package org.unisson.order.carrier.domain;

import java.time.Instant;

/** Where a parcel is, by its carrier's word. @param since by the carrier's clock */
public record ParcelWord(State state, Instant since) {

    /** Where it can be. */
    public enum State {
        IN_TRANSIT,
        DELIVERED,
        /** Nobody finds it. */
        LOST,
        /** It goes back to who has sent it, or is there. */
        RETURNED
    }
}
