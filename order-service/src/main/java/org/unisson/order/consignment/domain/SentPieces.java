package org.unisson.order.consignment.domain;

/**
 * Pieces of a line that were sent to the store where they are collected, and what became of those that did not reach the
 * customer there. They stay part of the line's other figures.
 *
 * @param lost of those not found, the ones that did not arrive
 * @param withdrawn of those withdrawn, the ones that are at the store, which has closed
 * @param cancelled of those cancelled, the ones that are at the store
 */
public record SentPieces(long quantity, long lost, long withdrawn, long cancelled) {

    /** Nothing was sent. */
    public static final SentPieces NONE = new SentPieces(0, 0, 0, 0);

    public SentPieces {
        if (lost < 0 || withdrawn < 0 || cancelled < 0 || lost + withdrawn + cancelled > quantity) {
            throw new IllegalArgumentException("what was sent does not add up");
        }
    }

    /** Whether there are any. */
    public boolean any() {
        return quantity > 0;
    }

    SentPieces lose(long pieces) {
        return any() ? new SentPieces(quantity, lost + pieces, withdrawn, cancelled) : this;
    }

    SentPieces withdraw(long pieces) {
        return any() ? new SentPieces(quantity, lost, withdrawn + pieces, cancelled) : this;
    }

    SentPieces cancel(long pieces) {
        return any() ? new SentPieces(quantity, lost, withdrawn, cancelled + pieces) : this;
    }
}
