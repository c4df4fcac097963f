package org.unisson.inventory.epcis.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.values.Gln;

/**
 * An item as an event saw it.
 *
 * @param event id of the captured event
 * @param at the event's time
 * @param readPoint id of the place where it was read, or null
 * @param inReach whether it was read at a place registered as one that customers can reach
 * @param step the business step, or null
 * @param onTransfer whether a transfer of its SKU is on its way from there
 */
public record Sighting(
        UUID event,
        Instant at,
        Gln location,
        String readPoint,
        boolean inReach,
        Meaning meaning,
        String step,
        SalesSource sales,
        boolean onTransfer) {

    /** Whether an item that is not known comes into the book by it. */
    boolean brings() {
        return ("receiving".equals(step) || "stocking".equals(step)) && meaning.admits();
    }
}
