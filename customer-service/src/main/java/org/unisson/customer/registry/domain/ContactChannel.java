package org.unisson.customer.registry.domain;

/** A way to reach somebody, which may be allowed or not whatever the others are. */
public enum ContactChannel {
    EMAIL,
    SMS,
    /** A message of the app. */
    PUSH,
    POST,
    PHONE
}
