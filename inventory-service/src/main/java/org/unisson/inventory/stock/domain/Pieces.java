package org.unisson.inventory.stock.domain;

import java.util.stream.LongStream;

/**
 * A change of what is at a place, in pieces by their state: positive came, negative went.
 *
 * @param onHand fit for sale
 * @param qualityControl set apart for inspection
 * @param damaged not fit for sale
 */
public record Pieces(long onHand, long qualityControl, long damaged) {

    public static final Pieces NONE = new Pieces(0, 0, 0);

    /** What came to the place, less what left it: zero where pieces only changed their state. */
    public long total() {
        return onHand + qualityControl + damaged;
    }

    public Pieces plus(Pieces other) {
        return new Pieces(
                Math.addExact(onHand, other.onHand),
                Math.addExact(qualityControl, other.qualityControl),
                Math.addExact(damaged, other.damaged));
    }

    public Pieces negated() {
        return new Pieces(-onHand, -qualityControl, -damaged);
    }

    /** How many states it changes. */
    int states() {
        return (int) LongStream.of(onHand, qualityControl, damaged)
                .filter(pieces -> pieces != 0)
                .count();
    }
}
