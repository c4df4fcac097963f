package org.unisson.order.receipt.domain;

/**
 * The first place where a till's chain does not hold.
 *
 * @param position of the receipt in the chain, from 1
 * @param number of the receipt; null where there is none at that place
 */
public record ChainBreak(long position, String number, Kind kind) {

    /** What is wrong there. */
    public enum Kind {
        /** A place of the chain is empty. */
        LINK_MISSING,
        /** The receipt's sale is gone. */
        SALE_MISSING,
        /** What was sold or paid is not what the till handed in. */
        CONTENT_CHANGED,
        /** The link does not follow from the one before. */
        LINK_CHANGED,
        /** The chain's end is not where the till's last receipt was. */
        END_CHANGED
    }
}
