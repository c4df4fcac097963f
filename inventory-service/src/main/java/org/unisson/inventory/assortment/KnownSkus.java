package org.unisson.inventory.assortment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;

/** The SKUs that the catalog has told of, with their brands. A SKU withdrawn from sale still has stock, so none is ever forgotten. */
@ApplicationScoped
public class KnownSkus {

    private static final String BRANDS =
            "select sku, brand from known_sku where sku = any($1::text[]) and brand is not null";

    private static final String REMEMBER = """
            insert into known_sku (sku, brand) select * from unnest($1::text[], $2::text[])
            on conflict (sku) do update set brand = excluded.brand
            where known_sku.brand is distinct from excluded.brand""";

    /** Those of these SKUs that the catalog has not told of. */
    public Uni<Set<Sku>> unknownOf(Transaction tx, Collection<Sku> skus) {
        Set<Sku> unknown = new HashSet<>(skus);
        return tx.sql("select sku from known_sku where sku = any($1::text[])", (Object)
                        unknown.stream().map(Sku::code).toArray(String[]::new))
                .map(rows -> {
                    rows.forEach(row -> unknown.remove(new Sku(row.getString(0))));
                    return unknown;
                });
    }

    /** The brands of those of these SKUs that have one. */
    public Uni<Map<Sku, String>> brands(Transaction tx, Collection<Sku> skus) {
        return tx.sql(BRANDS, (Object) skus.stream().map(Sku::code).distinct().toArray(String[]::new))
                .map(rows -> {
                    Map<Sku, String> brands = new HashMap<>();
                    rows.forEach(row -> brands.put(new Sku(row.getString(0)), row.getString(1)));
                    return brands;
                });
    }

    /** @param brands by SKU, null where it has none; sorted, because rows are locked in this order */
    Uni<Void> remember(Transaction tx, SortedMap<String, String> brands) {
        return tx.sql(
                        REMEMBER,
                        brands.keySet().toArray(String[]::new),
                        brands.values().toArray(String[]::new))
                .replaceWithVoid();
    }
}
