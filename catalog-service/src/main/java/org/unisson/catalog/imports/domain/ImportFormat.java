package org.unisson.catalog.imports.domain;

/** How a file of products is written. */
public enum ImportFormat {
    /** A variant on each row, those of a product below each other. */
    CSV,
    /** A product on each line. */
    JSON_LINES
}
