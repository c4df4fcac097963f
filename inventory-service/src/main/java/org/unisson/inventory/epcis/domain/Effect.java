package org.unisson.inventory.epcis.domain;

import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Pieces;

/** What a read changes in the stock of the place where it was made. */
public record Effect(MovementReason reason, Pieces pieces) {

    static final Effect RECEIVED = new Effect(MovementReason.RECEIPT, new Pieces(1, 0, 0));
    static final Effect SOLD = new Effect(MovementReason.SALE, new Pieces(-1, 0, 0));
    static final Effect BROUGHT_BACK = new Effect(MovementReason.RETURN, new Pieces(1, 0, 0));

    /** A piece that is held in one state and is to be in another one. */
    static Effect shift(Pieces from, Pieces to) {
        MovementReason reason = to.onHand() > 0
                ? MovementReason.RESTOCKED
                : to.damaged() > 0 ? MovementReason.DAMAGED : MovementReason.QUALITY_CONTROL;
        return new Effect(reason, to.plus(from.negated()));
    }

    static Effect writeOff(Pieces held) {
        return new Effect(MovementReason.WRITE_OFF, held.negated());
    }

    /** The same with that many pieces. */
    public Effect times(long count) {
        return new Effect(
                reason,
                new Pieces(
                        Math.multiplyExact(pieces.onHand(), count),
                        Math.multiplyExact(pieces.qualityControl(), count),
                        Math.multiplyExact(pieces.damaged(), count)));
    }
}
