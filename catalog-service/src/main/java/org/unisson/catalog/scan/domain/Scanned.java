package org.unisson.catalog.scan.domain;

import java.util.UUID;

/**
 * What a trade item number stands for.
 *
 * @param content all that was published of the product
 * @param sellability what the channel that asks may do with it
 */
public record Scanned(UUID productId, String sku, String sellability, String content) {}
