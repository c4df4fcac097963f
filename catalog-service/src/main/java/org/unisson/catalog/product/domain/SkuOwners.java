package org.unisson.catalog.product.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Sku;

/** Which product each SKU belongs to: never more than one. */
public final class SkuOwners {

    private final Map<Sku, UUID> owners;

    public SkuOwners(Map<Sku, UUID> owners) {
        this.owners = new HashMap<>(owners);
    }

    /** A variant whose SKU belongs to another product. */
    public Optional<Variant> conflict(UUID productId, ProductContent content) {
        return content.variants().stream()
                .filter(variant ->
                        !owners.getOrDefault(variant.sku(), productId).equals(productId))
                .findFirst();
    }

    public UUID ownerOf(Sku sku) {
        return owners.get(sku);
    }

    /** The product now has these variants and no others. */
    public void take(UUID productId, ProductContent content) {
        owners.values().removeIf(productId::equals);
        content.variants().forEach(variant -> owners.put(variant.sku(), productId));
    }
}
