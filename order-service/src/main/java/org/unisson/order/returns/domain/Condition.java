package org.unisson.order.returns.domain;

/** In what state returned goods came in. */
public enum Condition {
    /** Goes back on sale at once. */
    SELLABLE,
    /** Is looked at first. */
    QUALITY_CONTROL,
    /** Is not sold again. */
    DAMAGED
}
