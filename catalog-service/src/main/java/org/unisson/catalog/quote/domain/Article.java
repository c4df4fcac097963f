package org.unisson.catalog.quote.domain;

import java.time.Instant;
import java.util.List;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceList;

/**
 * What pricing needs to know of a SKU.
 *
 * @param category path, or null
 * @param brand or null
 * @param prices as they stand
 * @param asked every price that was or is asked, with the period in which it stood
 */
public record Article(String sku, String category, String brand, PriceList prices, List<Asked> asked) {

    /**
     * A price with the period in which it stood: before it a customer could not see it, whatever beginning it names.
     *
     * @param to exclusive; null: it still stands
     */
    public record Asked(Price price, Instant from, Instant to) {

        boolean holdsAt(Instant instant) {
            return price.holdsAt(instant) && !instant.isBefore(from) && (to == null || instant.isBefore(to));
        }
    }

    /** The same with other prices. */
    public Article priced(PriceList others) {
        return new Article(sku, category, brand, others, asked);
    }
}
