package org.unisson.inventory.stock.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to become of pieces at a place: on sale, to inspection, damaged, or out of the book.
 *
 * @param quantity pieces, more than zero
 * @param reference number of the document that says so, or null
 */
public record Disposition(Place place, From from, To to, long quantity, String reference) {

    /** The state they are in. */
    public enum From {
        SELLABLE,
        QUALITY_CONTROL,
        DAMAGED
    }

    /** What they become. */
    public enum To {
        SELLABLE(MovementReason.RESTOCKED),
        QUALITY_CONTROL(MovementReason.QUALITY_CONTROL),
        DAMAGED(MovementReason.DAMAGED),
        WRITE_OFF(MovementReason.WRITE_OFF);

        private final MovementReason reason;

        To(MovementReason reason) {
            this.reason = reason;
        }
    }

    public Disposition {
        if (quantity <= 0 || from.name().equals(to.name())) {
            throw new IllegalArgumentException(quantity + " pieces from " + from + " to " + to);
        }
    }

    /** The entry of the ledger. */
    public Movement movement(UUID id, Instant now) {
        Pieces left =
                switch (from) {
                    case SELLABLE -> new Pieces(quantity, 0, 0);
                    case QUALITY_CONTROL -> new Pieces(0, quantity, 0);
                    case DAMAGED -> new Pieces(0, 0, quantity);
                };
        Pieces reached =
                switch (to) {
                    case SELLABLE -> new Pieces(quantity, 0, 0);
                    case QUALITY_CONTROL -> new Pieces(0, quantity, 0);
                    case DAMAGED -> new Pieces(0, 0, quantity);
                    case WRITE_OFF -> Pieces.NONE;
                };
        return new Movement(id, place, reached.plus(left.negated()), to.reason, "disposition:" + id, now, reference);
    }
}
