package org.unisson.order.bundle.domain;

import java.util.List;
import java.util.Map;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;

/**
 * A SKU that is made of others.
 *
 * @param parts at least one
 */
public record Bundle(Sku sku, List<Part> parts) {

    public Bundle {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a bundle is made of something: " + sku);
        }
    }

    /** A part. @param pieces in one bundle, at least 1 */
    public record Part(Sku sku, long pieces) {}

    /**
     * How much of the bundle each part is worth: its price times its pieces; where not all prices are known, in one
     * currency and more than nothing, its pieces.
     */
    public List<Long> weights(Map<Sku, Money> prices, String currency) {
        boolean priced = parts.stream()
                .map(part -> prices.get(part.sku()))
                .allMatch(price -> price != null && price.currency().equals(currency) && price.minor() > 0);
        return parts.stream()
                .map(part ->
                        priced ? prices.get(part.sku()).times(part.pieces()).minor() : part.pieces())
                .toList();
    }
}
