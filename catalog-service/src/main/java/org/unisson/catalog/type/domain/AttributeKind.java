package org.unisson.catalog.type.domain;

/** What the value of an attribute is. */
public enum AttributeKind {
    TEXT,
    /** Texts by language: {@code {"fr": …, "en": …}}. */
    LOCALISED_TEXT,
    /** A number in the attribute's unit. */
    NUMBER,
    BOOLEAN,
    /** The key of one of the attribute's values. */
    ENUM,
    /** The same, each value with a label in both languages. */
    LOCALISED_ENUM,
    /** {@code {"minor": …, "currency": …}}. */
    MONEY,
    /** A calendar day, {@code YYYY-MM-DD}. */
    DATE,
    /** The id of another product. */
    REFERENCE
}
