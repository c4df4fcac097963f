package org.unisson.inventory.stock.domain;

/** Why goods came or went, or changed their state. */
public enum MovementReason {
    /** Goods received. */
    RECEIPT(Direction.IN),
    /** Sold: carried out, collected or shipped. */
    SALE(Direction.OUT),
    /** Given back by a customer. */
    RETURN(Direction.IN),
    /** Set apart for inspection. */
    QUALITY_CONTROL(Direction.TO_QUALITY_CONTROL),
    /** Found not fit for sale, on the shelf, in inspection or as it came. */
    DAMAGED(Direction.TO_DAMAGED),
    /** Fit for sale again, after inspection or repair. */
    RESTOCKED(Direction.TO_ON_HAND),
    /** Sent to another location. */
    TRANSFER_OUT(Direction.OUT),
    /** Come from another location, or back from the way to it. */
    TRANSFER_IN(Direction.IN),
    /** A correction of the book. */
    ADJUSTMENT(Direction.EITHER),
    /** The difference between a cycle count and the book. */
    COUNT(Direction.EITHER),
    /** Missing: stolen, broken, lost. */
    SHRINKAGE(Direction.OUT),
    /** Taken out of the book, from whatever state. */
    WRITE_OFF(Direction.OUT_OF_ANY);

    private enum Direction {
        IN,
        OUT,
        EITHER,
        OUT_OF_ANY,
        TO_ON_HAND,
        TO_QUALITY_CONTROL,
        TO_DAMAGED
    }

    private final Direction direction;

    MovementReason(Direction direction) {
        this.direction = direction;
    }

    /** What a change of on hand by that many pieces changes in all: what is set apart is kept in its state. */
    Pieces pieces(long onHand) {
        return switch (direction) {
            case IN, OUT, EITHER, OUT_OF_ANY, TO_ON_HAND -> new Pieces(onHand, 0, 0);
            case TO_QUALITY_CONTROL -> new Pieces(onHand, -onHand, 0);
            case TO_DAMAGED -> new Pieces(onHand, 0, -onHand);
        };
    }

    /** Whether a change of on hand by that many pieces can have this reason. */
    public boolean allows(long quantity) {
        return allows(pieces(quantity));
    }

    /** Whether such a change can have this reason. */
    public boolean allows(Pieces pieces) {
        boolean oneState = pieces.states() == 1;
        boolean shift = pieces.states() == 2 && pieces.total() == 0;
        return switch (direction) {
            case IN -> oneState && pieces.onHand() > 0;
            case OUT -> oneState && pieces.onHand() < 0;
            case EITHER -> oneState && pieces.onHand() != 0;
            case OUT_OF_ANY -> oneState && pieces.total() < 0;
            case TO_ON_HAND -> shift && pieces.onHand() > 0;
            case TO_QUALITY_CONTROL -> shift && pieces.qualityControl() > 0;
            case TO_DAMAGED -> shift && pieces.damaged() > 0;
        };
    }
}
