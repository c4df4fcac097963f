package org.unisson.customer.registry.domain;

/** What sources may say different things about. Cards, devices and consents add up instead. */
public enum Attribute {
    GIVEN_NAME,
    FAMILY_NAME,
    BIRTH_DATE,
    ADDRESS,
    EMAIL,
    PHONE,
    LANGUAGE
}
