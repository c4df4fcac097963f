package org.unisson.catalog.product.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.product.domain.Bundles;
import org.unisson.catalog.product.domain.Lineage;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;

/** How products and SKUs stand to each other. */
@Singleton
public class Relations {

    private static final String ANCESTORS = """
            with recursive ancestor (product_id, predecessor) as (
                select product_id, predecessor from product where product_id = any($1)
                union
                select p.product_id, p.predecessor from product p join ancestor a on p.product_id = a.predecessor)
            select product_id, predecessor from ancestor""";

    private static final String BUNDLES = """
            select sku, true from bundle_component where sku = any($1)
            union select component, false from bundle_component where component = any($1)""";

    /** The product that each of these SKUs belongs to, where there is one. */
    public Uni<Map<Sku, UUID>> owners(Transaction tx, Collection<Sku> skus) {
        return tx.sql("select sku, product_id from variant where sku = any($1)", (Object) codes(skus))
                .map(rows -> {
                    Map<Sku, UUID> owners = new HashMap<>();
                    rows.forEach(row -> owners.put(new Sku(row.getString(0)), row.getUUID(1)));
                    return owners;
                });
    }

    /** Which of these SKUs are bundles, and which are parts of one. */
    public Uni<Bundles> bundles(Transaction tx, Collection<Sku> skus) {
        return tx.sql(BUNDLES, (Object) codes(skus)).map(rows -> {
            Set<Sku> bundles = new HashSet<>();
            Set<Sku> parts = new HashSet<>();
            rows.forEach(row -> (row.getBoolean(1) ? bundles : parts).add(new Sku(row.getString(0))));
            return new Bundles(bundles, parts);
        });
    }

    /** Those of these products that exist, with all that came before them. */
    public Uni<Lineage> lineage(Transaction tx, Collection<UUID> productIds) {
        if (productIds.isEmpty()) {
            return Uni.createFrom().item(new Lineage(Map.of(), Set.of()));
        }
        return tx.sql(ANCESTORS, (Object) productIds.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, UUID> predecessors = new HashMap<>();
            Set<UUID> known = new HashSet<>();
            rows.forEach(row -> {
                known.add(row.getUUID(0));
                if (row.getUUID(1) != null) {
                    predecessors.put(row.getUUID(0), row.getUUID(1));
                }
            });
            return new Lineage(predecessors, known);
        });
    }

    private static String[] codes(Collection<Sku> skus) {
        return skus.stream().map(Sku::code).toArray(String[]::new);
    }
}
