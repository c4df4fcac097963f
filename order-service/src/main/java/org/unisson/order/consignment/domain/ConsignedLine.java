package org.unisson.order.consignment.domain;

import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * Pieces of an order's line that one consignment hands out. They only move on: {@code quantity = open + handedOver +
 * notFound + withdrawn + cancelled}. Only what is set aside and untouched can go to another consignment of the same place.
 *
 * @param notFound pieces that were not on the shelf
 * @param withdrawn pieces that the location can no longer hand out, because it closed or
 *     because customers in the store have taken them
 * @param resolved of those not found or withdrawn, how many inventory has answered for: found elsewhere, or nowhere
 * @param cancelled pieces that will not be handed over, and are still there
 * @param sent what was sent to the store where it is collected
 */
public record ConsignedLine(
        UUID lineId,
        Sku sku,
        long quantity,
        long handedOver,
        long notFound,
        long withdrawn,
        long resolved,
        long cancelled,
        SentPieces sent) {

    public ConsignedLine {
        if (quantity < 0
                || handedOver < 0
                || notFound < 0
                || withdrawn < 0
                || cancelled < 0
                || handedOver + notFound + withdrawn + cancelled > quantity
                || resolved < 0
                || resolved > notFound + withdrawn
                || sent.quantity() > quantity
                || sent.lost() > notFound
                || sent.withdrawn() > withdrawn
                || sent.cancelled() > cancelled) {
            throw new IllegalArgumentException("the pieces of line " + lineId + " do not add up");
        }
    }

    /** A line of which nothing has happened yet. */
    public static ConsignedLine of(UUID lineId, Sku sku, long quantity) {
        return new ConsignedLine(lineId, sku, quantity, 0, 0, 0, 0, 0, SentPieces.NONE);
    }

    /** Pieces still to be handed over. */
    public long open() {
        return quantity - handedOver - notFound - withdrawn - cancelled;
    }

    /** Pieces that inventory is asked to find elsewhere. */
    public long sought() {
        return notFound + withdrawn - resolved;
    }

    /** Whether it is known of each piece what became of it. */
    public boolean settled() {
        return open() == 0 && sought() == 0;
    }

    /** Without its open pieces, which another consignment of the place hands out. */
    ConsignedLine giveAway() {
        return new ConsignedLine(
                lineId, sku, quantity - open(), handedOver, notFound, withdrawn, resolved, cancelled, sent);
    }

    /** All open pieces leave for the store where they are collected. */
    ConsignedLine send() {
        return with(handedOver, notFound, withdrawn, resolved, cancelled, new SentPieces(open(), 0, 0, 0));
    }

    ConsignedLine handOver() {
        return with(handedOver + open(), notFound, withdrawn, resolved, cancelled, sent);
    }

    ConsignedLine miss(long pieces) {
        return with(handedOver, notFound + pieces, withdrawn, resolved, cancelled, sent.lose(pieces));
    }

    ConsignedLine withdraw() {
        return withdraw(open());
    }

    ConsignedLine withdraw(long pieces) {
        return with(handedOver, notFound, withdrawn + pieces, resolved, cancelled, sent.withdraw(pieces));
    }

    ConsignedLine resolve(long pieces) {
        return with(handedOver, notFound, withdrawn, resolved + pieces, cancelled, sent);
    }

    ConsignedLine cancel(long pieces) {
        return with(handedOver, notFound, withdrawn, resolved, cancelled + pieces, sent.cancel(pieces));
    }

    private ConsignedLine with(
            long handedOver, long notFound, long withdrawn, long resolved, long cancelled, SentPieces sent) {
        return new ConsignedLine(lineId, sku, quantity, handedOver, notFound, withdrawn, resolved, cancelled, sent);
    }
}
