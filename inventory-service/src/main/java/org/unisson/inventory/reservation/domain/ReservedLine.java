package org.unisson.inventory.reservation.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Rule;
import org.unisson.inventory.stock.domain.Place;

/**
 * Pieces set aside for a line of an order at one place. A line can be served from several.
 *
 * @param quantity pieces still set aside; none once all have left or were given back
 * @param taken pieces that have left for the customer, and have not come back or been lost on the way
 * @param decidedBy name of the rule that put the place before the next best; empty: there was no other, or it is not known
 * @param promisedBy when it was promised to lie ready or to be with the customer; empty: no calendar said so
 */
public record ReservedLine(
        UUID lineId, Place place, long quantity, long taken, Optional<String> decidedBy, Optional<Instant> promisedBy) {

    static ReservedLine of(Allocation allocation) {
        return new ReservedLine(
                allocation.lineId(),
                allocation.place(),
                allocation.quantity(),
                0,
                allocation.decidedBy().map(Rule::name),
                allocation.promisedBy());
    }

    /** Pieces that are set aside again; why there, and until when, is not known any more. */
    static ReservedLine restored(UUID lineId, Place place, long quantity) {
        return new ReservedLine(lineId, place, quantity, 0, Optional.empty(), Optional.empty());
    }

    /** With more pieces under the same promise. */
    ReservedLine with(long more) {
        return new ReservedLine(lineId, place, quantity + more, taken, decidedBy, promisedBy);
    }

    /** Without pieces that a consignment is done with. @param left of them, how many have left the place */
    ReservedLine without(long pieces, long left) {
        return new ReservedLine(lineId, place, quantity - pieces, taken + left, decidedBy, promisedBy);
    }

    /** Without pieces that had left and do not reach the customer. */
    ReservedLine undelivered(long pieces) {
        return new ReservedLine(lineId, place, quantity, Math.max(0, taken - pieces), decidedBy, promisedBy);
    }

    /** With more of it. What is still there and what comes are promised together, at the later of both. */
    ReservedLine and(ReservedLine more) {
        Optional<Instant> later = quantity == 0
                ? more.promisedBy
                : Stream.of(promisedBy, more.promisedBy)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
        return new ReservedLine(lineId, place, quantity + more.quantity, taken, decidedBy, later);
    }
}
