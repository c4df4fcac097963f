package org.unisson.inventory.stock.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of the stock ledger; never changed.
 *
 * @param id UUIDv7
 * @param place where, of what
 * @param quantity pieces: positive came, negative went
 * @param reason why
 * @param source what caused it; one source moves a place at most once
 * @param occurredAt when the goods moved, by the clock of who saw it
 * @param reference number of the document that says so, or null; a place is moved once by it for a reason, for ever
 */
public record Movement(
        UUID id,
        Place place,
        long quantity,
        MovementReason reason,
        String source,
        Instant occurredAt,
        String reference) {

    public Movement {
        if (!reason.allows(quantity)) {
            throw new IllegalArgumentException(reason + " cannot change stock by " + quantity);
        }
    }

    /** Without a document. */
    public Movement(UUID id, Place place, long quantity, MovementReason reason, String source, Instant occurredAt) {
        this(id, place, quantity, reason, source, occurredAt, null);
    }
}
