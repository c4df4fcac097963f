package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.Categories;

/** The categories of the table {@code sold_product}. */
@Singleton
class CategoryQueries implements Categories {

    private static final String OF = """
            select sku, p.category from sold_product p cross join lateral unnest(p.skus) sku
            where p.skus && $1::text[] and sku = any($1::text[]) and p.category is not null""";

    @Override
    public Uni<Map<String, String>> of(Transaction tx, Set<String> skus) {
        if (skus.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.sql(OF, (Object) skus.toArray(String[]::new)).map(rows -> {
            Map<String, String> categories = new HashMap<>();
            rows.forEach(row -> categories.put(row.getString(0), row.getString(1)));
            return categories;
        });
    }
}
