package org.unisson.order.reference.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * A product's sellable units.
 *
 * @param forSale false once withdrawn: its SKUs stay known, for what was sold before
 */
public record CatalogProduct(UUID id, boolean forSale, List<Sku> skus) {}
