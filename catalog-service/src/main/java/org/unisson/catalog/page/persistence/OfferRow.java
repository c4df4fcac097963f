package org.unisson.catalog.page.persistence;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.quote.persistence.PricingColumns;
import org.unisson.catalog.review.persistence.RatingColumns;

/** A variant with its product, read from one row. */
final class OfferRow {

    private OfferRow() {}

    /** The product, to be filled with variants. */
    static Offer product(Row row) {
        return new Offer(
                row.getUUID("product_id"),
                row.getString("name_fr"),
                row.getString("name_en"),
                row.getString("brand"),
                row.getString("category"),
                row.getString("status"),
                row.getLong("version"),
                new ArrayList<>(),
                RatingColumns.read(row));
    }

    static Offer.Sellable variant(Row row) {
        Map<String, String> options = new TreeMap<>();
        row.getJsonObject("options").forEach(option -> options.put(option.getKey(), (String) option.getValue()));
        return new Offer.Sellable(
                row.getString("sku"), row.getString("gtin"), options, PricingColumns.article(row), null, stock(row));
    }

    private static List<Offer.Stock> stock(Row row) {
        String[] locations = row.getArrayOfStrings("locations");
        if (locations == null) {
            return List.of();
        }
        Long[] available = row.getArrayOfLongs("available");
        List<Offer.Stock> stock = new ArrayList<>(locations.length);
        for (int i = 0; i < locations.length; i++) {
            stock.add(new Offer.Stock(locations[i], available[i]));
        }
        return stock;
    }
}
