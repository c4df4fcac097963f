package org.unisson.inventory.sourcing.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.inventory.stock.domain.Place;

/**
 * Pieces of a place for a line. A line can be served from several.
 *
 * @param decidedBy the rule that put the place before the next best; empty: there was no other
 * @param promisedBy when it lies ready or is with the customer; empty: no calendar says so, or it is a draft
 */
public record Allocation(
        UUID lineId, Place place, long quantity, Optional<Rule> decidedBy, Optional<Instant> promisedBy) {

    /** With that promise. */
    public Allocation promisedBy(Optional<Instant> promise) {
        return new Allocation(lineId, place, quantity, decidedBy, promise);
    }
}
