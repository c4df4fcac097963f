package org.unisson.inventory.stock.domain;

/**
 * From how many pieces on a place is low.
 *
 * @param threshold pieces; low is this many or fewer; null: never
 * @param told whether it is low, and has been told
 */
public record LowMark(Long threshold, boolean told) {

    static final LowMark NONE = new LowMark(null, false);

    /** With that many pieces available. */
    LowMark at(long available) {
        return new LowMark(threshold, threshold != null && available <= threshold);
    }
}
