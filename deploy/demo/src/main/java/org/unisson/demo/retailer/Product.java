package org.unisson.demo.retailer;

import java.util.List;
import java.util.UUID;

/**
 * A product in its colours and sizes.
 *
 * @param category slash-separated path
 * @param priceMinor of every variant, in cents, tax included
 */
public record Product(
        UUID productId,
        String brand,
        String category,
        String nameFr,
        String nameEn,
        long priceMinor,
        List<Variant> variants) {

    /** A colour in a size. @param gtin 13 digits */
    public record Variant(String sku, String gtin, String colour, String size) {}
}
