package org.unisson.order.brandpolicy.domain;

import java.util.UUID;

/** Whose brand a product is. @param brandId or null */
public record Branded(UUID product, long version, String brandId) {}
