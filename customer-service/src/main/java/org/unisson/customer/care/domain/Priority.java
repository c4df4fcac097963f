package org.unisson.customer.care.domain;

/** How much a case presses. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
