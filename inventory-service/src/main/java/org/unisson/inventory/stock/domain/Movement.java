package org.unisson.inventory.stock.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the stock ledger; never changed.
 *
 * @param id UUIDv7
 * @param place where, of what
 * @param pieces what it changes, by state
 * @param reason why
 * @param source what caused it; one source moves a place at most once
 * @param occurredAt when the goods moved, by the clock of who saw it
 * @param reference number of the document that says so, or null; a place is moved once by it for a reason, for ever
 */
public record Movement(
        UUID id,
        Place place,
        Pieces pieces,
        MovementReason reason,
        String source,
        Instant occurredAt,
        String reference) {

    public Movement {
        if (!reason.allows(pieces)) {
            throw new IllegalArgumentException(reason + " cannot change stock by " + pieces);
        }
    }

    /**
     * One that changes on hand.
     *
     * @param quantity pieces on hand: positive came, negative went; what is set apart by it goes to its state
     */
    public Movement(
            UUID id,
            Place place,
            long quantity,
            MovementReason reason,
            String source,
            Instant occurredAt,
            String reference) {
        this(id, place, reason.pieces(quantity), reason, source, occurredAt, reference);
    }

    /** Without a document. */
    public Movement(UUID id, Place place, long quantity, MovementReason reason, String source, Instant occurredAt) {
        this(id, place, quantity, reason, source, occurredAt, null);
    }

    /** Pieces on hand that came (positive) or went (negative). */
    public long quantity() {
        return pieces.onHand();
    }
}
