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
 */
public record Movement(UUID id, Place place, long quantity, MovementReason reason, String source, Instant occurredAt) {

    public Movement {
        if (!reason.allows(quantity)) {
            throw new IllegalArgumentException(reason + " cannot change stock by " + quantity);
        }
    }
}
