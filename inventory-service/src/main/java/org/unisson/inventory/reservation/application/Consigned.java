package org.unisson.inventory.reservation.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/**
 * What a location hands out of an order, as the order service tells it: the whole each time.
 *
 * @param version of the consignment
 * @param location where the goods are, or from where they were sent
 * @param pickupLocation where they are sent to be collected; empty: they are handed out where they are
 * @param orHere whether its withdrawn pieces are all found elsewhere, or all set aside at its location again
 */
public record Consigned(
        UUID consignmentId,
        UUID orderId,
        long version,
        String channel,
        Gln location,
        Optional<Gln> pickupLocation,
        RequestedLine.Method method,
        List<Line> lines,
        Instant at,
        boolean orHere) {

    public Consigned {
        lines = List.copyOf(lines);
    }

    /**
     * Pieces of a line so far, by what became of them at the location.
     *
     * @param handedOver with the customer, or sent to where they are collected
     * @param sent what became of those that were sent and did not reach the customer
     */
    public record Line(
            UUID lineId, Sku sku, long handedOver, long notFound, long withdrawn, long cancelled, Sent sent) {

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
                            cancelled - before.cancelled,
                            sent.since(before.sent));
        }

        /** What is new but for what was withdrawn. */
        Line withoutWithdrawn() {
            return new Line(lineId, sku, handedOver, notFound, 0, cancelled, sent);
        }

        /** What was withdrawn, and nothing else. */
        Line onlyWithdrawn() {
            return new Line(lineId, sku, 0, 0, withdrawn, 0, Sent.NONE);
        }

        /** Whether there is something to follow. */
        boolean isNews() {
            return pieces() > 0 || sent.pieces() > 0;
        }

        /** Pieces that are to be found elsewhere. */
        long sought() {
            return notFound + withdrawn + sent.lost + sent.withdrawn;
        }

        /** Pieces that need no longer be set aside. */
        long pieces() {
            return handedOver + notFound + withdrawn + cancelled;
        }
    }

    /**
     * Pieces that were sent to where they are collected, and did not reach the customer.
     *
     * @param lost on the way
     * @param withdrawn because the place has closed; they are there
     * @param cancelled not collected, or not wanted any more; they are there
     */
    public record Sent(long lost, long withdrawn, long cancelled) {

        /** Nothing was sent, or all of it has reached the customer. */
        public static final Sent NONE = new Sent(0, 0, 0);

        Sent since(Sent before) {
            return new Sent(lost - before.lost, withdrawn - before.withdrawn, cancelled - before.cancelled);
        }

        long pieces() {
            return lost + left();
        }

        /** Pieces that are in the stock of the place. */
        long left() {
            return withdrawn + cancelled;
        }
    }
}
