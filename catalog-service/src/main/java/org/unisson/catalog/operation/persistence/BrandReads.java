package org.unisson.catalog.operation.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.unisson.catalog.product.domain.Slug;
import org.unisson.chassis.persistence.Transaction;

/** Brands that are never reduced. */
@Singleton
public class BrandReads {

    private static final String NEVER_REDUCED = """
            select distinct d.content ->> 'name' as name from document d
            where d.kind = 'brand' and (d.content -> 'policy' ->> 'noDiscounts')::boolean
                  and (d.id = any($1) or d.id in (
                      select p.brand_id from variant v join product p using (product_id) where v.sku = any($2)))
            order by name""";

    /** The names of those that are among these brands, or have one of these SKUs. */
    public Uni<List<String>> neverReduced(Transaction tx, Collection<String> brands, Collection<String> skus) {
        return tx.sql(NEVER_REDUCED, brands.stream().map(Slug::of).toArray(String[]::new), skus.toArray(String[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }
}
