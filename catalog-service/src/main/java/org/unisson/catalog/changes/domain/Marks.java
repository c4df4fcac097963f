package org.unisson.catalog.changes.domain;

import java.util.EnumSet;
import java.util.Set;

/**
 * By what one tells that something of a product has changed: each mark differs after a change of its kind.
 *
 * @param product of its description and variants
 * @param prices of its prices, those that begin or end by themselves included
 * @param availability of the stock of its variants, of the places that hold it and of what channels may promise
 */
public record Marks(long product, String prices, long availability) {

    /** What can change. */
    public enum Kind {
        PRODUCT,
        PRICE,
        AVAILABILITY
    }

    /** What has changed since then. */
    public Set<Kind> since(Marks before) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (product != before.product) {
            kinds.add(Kind.PRODUCT);
        }
        if (!prices.equals(before.prices)) {
            kinds.add(Kind.PRICE);
        }
        if (availability != before.availability) {
            kinds.add(Kind.AVAILABILITY);
        }
        return kinds;
    }
}
