package org.unisson.catalog.product.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.product.domain.Product;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;

/** Products as they stand in the database, any number with one statement. */
@Singleton
public class Products {

    private static final String SELECT = """
            select p.product_id, p.version, p.brand, p.category, p.name_fr, p.name_en, p.status, p.changed_at,
                   v.skus, v.gtins, v.options
            from product p
            cross join lateral (
                select array_agg(sku order by position) as skus, array_agg(gtin order by position) as gtins,
                       array_agg(options order by position) as options
                from variant where product_id = p.product_id) v
            """;

    /** Those of these ids that exist. */
    public Uni<Map<UUID, Product>> find(Transaction tx, Collection<UUID> productIds) {
        return tx.sql(SELECT + "where p.product_id = any($1)", (Object) productIds.toArray(UUID[]::new))
                .map(rows -> {
                    Map<UUID, Product> found = new HashMap<>();
                    read(rows).forEach(product -> found.put(product.productId(), product));
                    return found;
                });
    }

    /** The products that follow this id, in the order of ids. */
    public Uni<List<Product>> after(Transaction tx, UUID productId, int limit) {
        return tx.sql(SELECT + "where p.product_id > $1 order by p.product_id limit $2", productId, limit)
                .map(Products::read);
    }

    /** The product that each of these SKUs belongs to, where there is one. */
    public Uni<Map<Sku, UUID>> owners(Transaction tx, Collection<Sku> skus) {
        return tx.sql("select sku, product_id from variant where sku = any($1)", (Object)
                        skus.stream().map(Sku::code).toArray(String[]::new))
                .map(rows -> {
                    Map<Sku, UUID> owners = new HashMap<>();
                    rows.forEach(row -> owners.put(new Sku(row.getString(0)), row.getUUID(1)));
                    return owners;
                });
    }

    private static List<Product> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ProductRow::read)
                .toList();
    }
}
