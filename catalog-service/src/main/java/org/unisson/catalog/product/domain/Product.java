package org.unisson.catalog.product.domain;

import java.time.Instant;
import java.util.UUID;

/** A product with its variants, at a version. */
public record Product(UUID productId, long version, ProductContent content, Instant changedAt) {

    /** Whether saying this of it changes nothing. */
    public boolean isOf(ProductContent other) {
        return content.equals(other);
    }
}
