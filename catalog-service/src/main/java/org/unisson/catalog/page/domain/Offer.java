package org.unisson.catalog.page.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * A product as offered at an instant, in every language.
 *
 * @param nameFr name in French, or null
 * @param nameEn name in English, or null
 */
public record Offer(
        UUID productId,
        String nameFr,
        String nameEn,
        String brand,
        String category,
        String status,
        long version,
        List<Sellable> variants) {

    /**
     * A variant as offered.
     *
     * @param price null where it has none
     * @param stock per open location
     */
    public record Sellable(String sku, String gtin, Map<String, String> options, Money price, List<Stock> stock) {}

    /** Pieces that can be promised at an open location. */
    public record Stock(String location, long available) {}
}
