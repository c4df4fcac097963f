package org.unisson.order.goods.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Sku;
import org.unisson.order.bundle.domain.Bundle;

/**
 * A product as the catalog tells it.
 *
 * @param forSale false once withdrawn: its SKUs stay known, for what was sold before
 * @param brandId or null
 * @param bundles those of its SKUs that are made of others
 */
public record Product(
        UUID productId, long version, boolean forSale, String brandId, List<Sku> skus, List<Bundle> bundles) {

    public Product {
        skus = List.copyOf(skus);
        bundles = List.copyOf(bundles);
    }
}
