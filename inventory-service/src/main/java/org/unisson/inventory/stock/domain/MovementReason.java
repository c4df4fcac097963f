package org.unisson.inventory.stock.domain;

/** Why goods came or went. */
public enum MovementReason {
    /** Goods received. */
    RECEIPT(Direction.IN),
    /** Sold: carried out, collected or shipped. */
    SALE(Direction.OUT),
    /** Given back by a customer. */
    RETURN(Direction.IN),
    /** Given back, and set apart for inspection. */
    QUALITY_CONTROL(Direction.OUT),
    /** Given back or delivered, and not fit for sale. */
    DAMAGED(Direction.OUT),
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
    /** Taken out of the book. */
    WRITE_OFF(Direction.OUT);

    private enum Direction {
        IN,
        OUT,
        EITHER
    }

    private final Direction direction;

    MovementReason(Direction direction) {
        this.direction = direction;
    }

    /** Whether a change of on hand by that many pieces can have this reason. */
    public boolean allows(long quantity) {
        return switch (direction) {
            case IN -> quantity > 0;
            case OUT -> quantity < 0;
            case EITHER -> quantity != 0;
        };
    }
}
