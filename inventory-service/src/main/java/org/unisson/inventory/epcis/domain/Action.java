package org.unisson.inventory.epcis.domain;

/** How an event relates to the life of what it names. Source: EPCIS 2.0, 7.4.2. */
public enum Action {
    /** Its life begins. */
    ADD,
    /** It was seen. */
    OBSERVE,
    /** Its life, or its tag's, ends. */
    DELETE
}
