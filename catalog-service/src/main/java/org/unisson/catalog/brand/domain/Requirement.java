package org.unisson.catalog.brand.domain;

/** What a brand wants before it is sold. */
public enum Requirement {
    /** A reference to what was agreed upon. */
    APPOINTMENT,
    /** One of the sellers that it names. */
    NAMED_SELLER,
    /** One of the channels that it names. */
    OTHER_CHANNEL
}
