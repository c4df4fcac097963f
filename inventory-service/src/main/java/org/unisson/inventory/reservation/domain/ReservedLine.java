package org.unisson.inventory.reservation.domain;

import java.util.Optional;
import java.util.UUID;
import org.unisson.inventory.sourcing.domain.Allocation;
import org.unisson.inventory.sourcing.domain.Rule;
import org.unisson.inventory.stock.domain.Place;

/**
 * Pieces set aside for a line of an order at one place. A line can be served from several.
 *
 * @param decidedBy name of the rule that put the place before the next best; empty: there was no other, or it is not known
 */
public record ReservedLine(UUID lineId, Place place, long quantity, Optional<String> decidedBy) {

    static ReservedLine of(Allocation allocation) {
        return new ReservedLine(
                allocation.lineId(),
                allocation.place(),
                allocation.quantity(),
                allocation.decidedBy().map(Rule::name));
    }
}
