package org.unisson.catalog.product.domain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Sku;

/** Which SKUs are bundles and which are parts of one: none is both, so that stock is counted once. */
public final class Bundles {

    private final Set<Sku> bundles;
    private final Set<Sku> parts;

    public Bundles(Set<Sku> bundles, Set<Sku> parts) {
        this.bundles = new HashSet<>(bundles);
        this.parts = new HashSet<>(parts);
    }

    /** A SKU that would be both. */
    public Optional<Sku> conflict(ProductContent content) {
        return content.variants().stream()
                .filter(variant -> !variant.components().isEmpty())
                .flatMap(variant -> parts.contains(variant.sku())
                        ? java.util.stream.Stream.of(variant.sku())
                        : variant.components().stream().map(Component::sku).filter(this::isBundle))
                .findFirst();
    }

    /** What the content says of bundles holds from now on. */
    public void take(ProductContent content) {
        for (Variant variant : content.variants()) {
            if (variant.components().isEmpty()) {
                bundles.remove(variant.sku());
            } else {
                bundles.add(variant.sku());
                variant.components().forEach(component -> parts.add(component.sku()));
            }
        }
    }

    private boolean isBundle(Sku sku) {
        return bundles.contains(sku);
    }
}
