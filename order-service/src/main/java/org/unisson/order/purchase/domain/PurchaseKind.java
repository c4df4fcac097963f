package org.unisson.order.purchase.domain;

/** How a sale came about. */
public enum PurchaseKind {
    /** A confirmed order. */
    ORDER,
    /** A till receipt. */
    RECEIPT
}
