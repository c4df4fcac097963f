package org.unisson.customer.care.domain;

/** What a case is about. It may go from one to another, as from advice to repair. */
public enum CaseKind {
    ADVICE,
    COMPLAINT,
    RETURN,
    REPAIR,
    DELIVERY,
    OTHER
}
