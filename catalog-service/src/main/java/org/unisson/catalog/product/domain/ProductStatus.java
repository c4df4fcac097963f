package org.unisson.catalog.product.domain;

/** Whether a product is offered. */
public enum ProductStatus {
    ACTIVE,
    /** Known, for those who own one, but no longer for sale. */
    WITHDRAWN
}
