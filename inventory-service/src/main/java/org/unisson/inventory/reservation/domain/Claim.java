package org.unisson.inventory.reservation.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a line of an order has set aside at a place where there is less than what is set aside.
 *
 * @param pieces set aside
 * @param picked of them, how many are in the hands of the store already
 * @param confirmed whether its order is
 * @param promisedBy when they were promised; empty: nobody has said
 * @param told pieces that the order was told are still for it, and has not answered; empty: it was told nothing
 */
public record Claim(
        UUID orderId,
        UUID lineId,
        long pieces,
        long picked,
        boolean confirmed,
        Optional<Instant> promisedBy,
        OptionalLong told) {

    /** Pieces that it was told to give up and is about to. */
    long givingUp() {
        return told.isEmpty() ? 0 : Math.clamp(pieces - told.getAsLong(), 0, notPicked());
    }

    /** Whether it was told something that it has not answered. */
    public boolean isAsked() {
        return told.isPresent();
    }

    /** Pieces that it could still be asked to give up. */
    long canLose() {
        return notPicked() - givingUp();
    }

    private long notPicked() {
        return Math.max(0, pieces - picked);
    }
}
