package org.unisson.catalog.operation.domain;

/** Where an operation stands; the clock moves it on from SCHEDULED. */
public enum OperationStatus {
    /** Has no effect and can be changed at will. */
    DRAFT,
    /** Published; begins at its instant. */
    SCHEDULED,
    /** In effect. */
    LIVE,
    /** Its period is over, or it was stopped. */
    ENDED
}
