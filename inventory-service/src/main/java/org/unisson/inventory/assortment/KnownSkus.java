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

/** The SKUs that the catalog has told of, with their brands and GTINs. A SKU withdrawn from sale still has stock, so none is ever forgotten. */
@ApplicationScoped
public class KnownSkus {

    private static final String BRANDS =
            "select sku, brand from known_sku where sku = any($1::text[]) and brand is not null";

    private static final String REMEMBER = """
            insert into known_sku (sku, brand, gtin) select * from unnest($1::text[], $2::text[], $3::text[])
            on conflict (sku) do update set brand = excluded.brand, gtin = excluded.gtin
            where (known_sku.brand, known_sku.gtin) is distinct from (excluded.brand, excluded.gtin)""";

    private static final String BY_GTIN = """
            select gtin, min(sku) from known_sku where gtin = any($1::text[]) group by gtin having count(*) = 1""";

    private static final int GTIN_DIGITS = 14;

    /** What inventory keeps of a variant. @param brand, gtin null where there is none */
    record Facts(String brand, String gtin) {

        /** The GTIN in the one form that every GTIN has: 14 digits. */
        String fullGtin() {
            return gtin == null ? null : "0".repeat(Math.max(0, GTIN_DIGITS - gtin.length())) + gtin;
        }
    }

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

    /** The SKUs of those of these GTINs (14 digits) that are of exactly one. */
    public Uni<Map<String, Sku>> byGtin(Transaction tx, Collection<String> gtins) {
        return tx.sql(BY_GTIN, (Object) gtins.toArray(String[]::new)).map(rows -> {
            Map<String, Sku> skus = new HashMap<>();
            rows.forEach(row -> skus.put(row.getString(0), new Sku(row.getString(1))));
            return skus;
        });
    }

    /** @param facts by SKU; sorted, because rows are locked in this order */
    Uni<Void> remember(Transaction tx, SortedMap<String, Facts> facts) {
        return tx.sql(
                        REMEMBER,
                        facts.keySet().toArray(String[]::new),
                        facts.values().stream().map(Facts::brand).toArray(String[]::new),
                        facts.values().stream().map(Facts::fullGtin).toArray(String[]::new))
                .replaceWithVoid();
    }
}
