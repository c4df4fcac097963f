package org.unisson.order.receipt.domain;

/** What a link of a till's chain stands for. */
public enum LinkKind {
    /** A sale. */
    RECEIPT,
    /** A sale that was taken back whole, as never made. */
    VOID,
    /** Goods that came back over the till's counter. */
    RETURN,
    /** A session of the till that was closed. */
    CLOSING
}
