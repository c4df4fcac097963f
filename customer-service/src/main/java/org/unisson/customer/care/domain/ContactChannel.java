package org.unisson.customer.care.domain;

/** How somebody was in touch. */
public enum ContactChannel {
    PHONE,
    CHAT,
    EMAIL,
    SMS,
    LETTER,
    /** A message or a post in a social network. */
    SOCIAL,
    VIDEO,
    /** In a store. */
    STORE,
    /** At the customer's. */
    VISIT
}
