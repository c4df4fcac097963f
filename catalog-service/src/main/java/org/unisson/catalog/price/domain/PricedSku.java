package org.unisson.catalog.price.domain;

import java.time.Instant;
import org.unisson.chassis.values.Sku;

/** A SKU's prices, at a version. */
public record PricedSku(Sku sku, long version, PriceList prices, Instant changedAt) {}
