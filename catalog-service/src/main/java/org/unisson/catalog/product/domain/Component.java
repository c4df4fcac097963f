package org.unisson.catalog.product.domain;

import org.unisson.chassis.values.Sku;

/**
 * A part of a bundle.
 *
 * @param quantity pieces of it in one bundle, 1 to 1,000
 */
public record Component(Sku sku, int quantity) {

    private static final int MOST = 1_000;

    public Component {
        if (sku == null) {
            throw new IllegalArgumentException("a component has a sku");
        }
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("a component's quantity is 1 to " + MOST);
        }
    }
}
