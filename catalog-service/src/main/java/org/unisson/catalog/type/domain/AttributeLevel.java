package org.unisson.catalog.type.domain;

/** Whose an attribute is. */
public enum AttributeLevel {
    /** The same for all variants. */
    PRODUCT,
    /** Each variant has its own. */
    VARIANT,
    /** What variants differ by: each has one, in its {@code options}, and no two have the same of all axes. */
    AXIS
}
