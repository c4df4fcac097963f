package org.unisson.order.ordering.domain;

import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * That a line is a part of a bundle that was ordered.
 *
 * @param lineId under which the bundle was ordered; the same of all its parts
 * @param sku of the bundle
 * @param quantity bundles
 */
public record BundlePart(UUID lineId, Sku sku, long quantity) {}
