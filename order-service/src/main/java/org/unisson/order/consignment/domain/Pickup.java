package org.unisson.order.consignment.domain;

import java.time.Instant;

/**
 * How a consignment is collected.
 *
 * @param code what the customer shows; told to nobody but the customer and those who serve them
 * @param wrongCodes how often another code was shown
 * @param slotFrom from when, or null: from now
 * @param slotTo until when, or null
 * @param collectBy what has not been collected by then goes back on sale
 * @param collectedBy who came for it, or null
 */
public record Pickup(
        String code, int wrongCodes, Instant slotFrom, Instant slotTo, Instant collectBy, String collectedBy) {

    /** So many wrong codes, and only a new code opens it. */
    public static final int WRONG_CODES_AT_MOST = 5;

    /** Whether another code must be made first. */
    public boolean locked() {
        return wrongCodes >= WRONG_CODES_AT_MOST;
    }

    Pickup shownAnother() {
        return new Pickup(code, wrongCodes + 1, slotFrom, slotTo, collectBy, collectedBy);
    }

    Pickup collected(String by) {
        return new Pickup(code, wrongCodes, slotFrom, slotTo, collectBy, by);
    }

    Pickup withCode(String another) {
        return new Pickup(another, 0, slotFrom, slotTo, collectBy, collectedBy);
    }
}
