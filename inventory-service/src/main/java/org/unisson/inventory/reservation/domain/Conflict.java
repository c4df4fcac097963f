package org.unisson.inventory.reservation.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.inventory.stock.domain.Place;

/**
 * What an order is told where a place cannot hand out all that is set aside there for it.
 *
 * @param version of the reservation
 */
public record Conflict(UUID orderId, long version, Place place, List<Line> lines, Instant at) {

    public Conflict {
        lines = List.copyOf(lines);
    }

    /** @param kept pieces that are still for the line there @param lost those that are not */
    public record Line(UUID lineId, long kept, long lost) {}
}
