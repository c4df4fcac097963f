package org.unisson.inventory.reservation.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/**
 * What a location hands out of an order, as the order service tells it: the whole each time.
 *
 * @param version of the consignment
 * @param location where the goods are
 */
public record Consigned(
        UUID consignmentId,
        UUID orderId,
        long version,
        String channel,
        Gln location,
        RequestedLine.Method method,
        List<Line> lines,
        Instant at) {

    public Consigned {
        lines = List.copyOf(lines);
    }

    /** Pieces of a line so far, by what became of them. */
    public record Line(UUID lineId, Sku sku, long handedOver, long notFound, long withdrawn, long cancelled) {

        /** What is new since. @param before null: nothing was known */
        public Line since(Line before) {
            return before == null
                    ? this
                    : new Line(
                            lineId,
                            sku,
                            handedOver - before.handedOver,
                            notFound - before.notFound,
                            withdrawn - before.withdrawn,
                            cancelled - before.cancelled);
        }

        /** Pieces that are to be found elsewhere. */
        long sought() {
            return notFound + withdrawn;
        }

        /** Pieces that need no longer be set aside. */
        long pieces() {
            return handedOver + notFound + withdrawn + cancelled;
        }
    }
}
