package org.unisson.order.purchase.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Gln;

/**
 * Goods of an order are with the customer.
 *
 * @param causeId of what handed them over, which does so once: a consignment, or the order as a whole
 * @param parts where the pieces of each line were handed over
 */
public record HandOver(UUID causeId, UUID orderId, List<Part> parts) {

    public HandOver {
        parts = List.copyOf(parts);
    }

    /** Pieces of a line. @param location that handed them over or sent them; null: not known */
    public record Part(UUID lineId, Gln location, long quantity) {}

    /** Pieces of each line. */
    public Map<UUID, Long> pieces() {
        Map<UUID, Long> pieces = new TreeMap<>();
        parts.forEach(part -> pieces.merge(part.lineId(), part.quantity(), Long::sum));
        return pieces;
    }

    /** Where the pieces of that line were handed over. */
    public List<Part> of(UUID lineId) {
        return parts.stream().filter(part -> part.lineId().equals(lineId)).toList();
    }
}
