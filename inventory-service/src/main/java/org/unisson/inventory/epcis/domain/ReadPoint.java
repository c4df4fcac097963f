package org.unisson.inventory.epcis.domain;

import org.unisson.chassis.values.Gln;

/**
 * A place where items are read.
 *
 * @param id see {@link Sgln#id}
 * @param location the location it belongs to
 */
public record ReadPoint(String id, Gln location, Kind kind) {

    /** Whether what is read there is where customers can reach it. */
    public boolean isInReach() {
        return kind != Kind.GATE;
    }

    /** What stands there. */
    public enum Kind {
        GATE,
        SHELF,
        FITTING_ROOM,
        MIRROR;

        /** Whether an item read there has been shown to somebody. */
        public boolean showsToSomebody() {
            return this == FITTING_ROOM || this == MIRROR;
        }
    }
}
