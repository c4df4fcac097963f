package org.unisson.catalog.product.persistence;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.ProductStatus;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Gtin;
import org.unisson.chassis.values.Sku;

/** A product read from one row, its variants in arrays. */
final class ProductRow {

    private ProductRow() {}

    static Product read(Row row) {
        ProductContent content = new ProductContent(
                row.getString("brand"),
                row.getString("category"),
                new Names(row.getString("name_fr"), row.getString("name_en")),
                ProductStatus.valueOf(row.getString("status")),
                variants(row));
        return new Product(
                row.getUUID("product_id"),
                row.getLong("version"),
                content,
                Times.fromDatabase(row.getOffsetDateTime("changed_at")));
    }

    private static List<Variant> variants(Row row) {
        String[] skus = row.getArrayOfStrings("skus");
        String[] gtins = row.getArrayOfStrings("gtins");
        JsonObject[] options = row.getArrayOfJsonObjects("options");
        List<Variant> variants = new ArrayList<>(skus.length);
        for (int i = 0; i < skus.length; i++) {
            Gtin gtin = gtins[i] == null ? null : new Gtin(gtins[i]);
            variants.add(new Variant(new Sku(skus[i]), gtin, options(options[i])));
        }
        return variants;
    }

    private static Map<String, String> options(JsonObject json) {
        Map<String, String> options = new TreeMap<>();
        json.forEach(option -> options.put(option.getKey(), (String) option.getValue()));
        return options;
    }
}
