package org.unisson.catalog.product.domain;

/** What a medium is. */
public enum MediaKind {
    IMAGE,
    VIDEO,
    DOCUMENT,
    MODEL_3D
}
