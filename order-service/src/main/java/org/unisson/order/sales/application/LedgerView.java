package org.unisson.order.sales.application;

/** What the figures of the ledger are grouped by. */
public enum LedgerView {
    /** The channel that took the order, also of what comes back through another. */
    CHANNEL,
    /** Where goods were handed over or sent from, and where they came back. */
    LOCATION,
    /** The customer's store at the moment of the sale. */
    ATTACHED_STORE
}
