package org.unisson.catalog.product.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Writes the new state of any number of products with three statements. */
@Singleton
public class ProductWrites {

    private static final String PRODUCTS = """
            insert into product (product_id, version, brand, category, name_fr, name_en, status, changed_at, search, label)
            select product_id, version, brand, category, name_fr, name_en, status, changed_at,
                   product_document(name_fr, name_en, brand, category), product_label(name_fr, name_en, brand)
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::timestamptz[])
                 as p (product_id, version, brand, category, name_fr, name_en, status, changed_at)
            on conflict (product_id) do update set
                version = excluded.version, brand = excluded.brand, category = excluded.category,
                name_fr = excluded.name_fr, name_en = excluded.name_en, status = excluded.status,
                changed_at = excluded.changed_at, search = excluded.search, label = excluded.label""";

    private static final String DROPPED = "delete from variant where product_id = any($1) and not sku = any($2)";

    private static final String VARIANTS = """
            insert into variant (sku, product_id, position, gtin, options)
            select sku, product_id, position, gtin, options::jsonb
            from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[])
                 as v (sku, product_id, position, gtin, options)
            on conflict (sku) do update set
                product_id = excluded.product_id, position = excluded.position, gtin = excluded.gtin,
                options = excluded.options""";

    /** The caller is the only writer, and each product is there once. */
    public Uni<Void> save(Transaction tx, Collection<Product> products) {
        List<Row> rows = new ArrayList<>();
        for (Product product : products) {
            List<Variant> variants = product.content().variants();
            for (int position = 0; position < variants.size(); position++) {
                rows.add(new Row(product.productId(), position, variants.get(position)));
            }
        }
        String[] skus = rows.stream().map(row -> row.variant().sku().code()).toArray(String[]::new);
        UUID[] productIds = products.stream().map(Product::productId).toArray(UUID[]::new);
        return saveProducts(tx, productIds, products)
                .chain(() -> tx.sql(DROPPED, productIds, skus))
                .chain(() -> tx.sql(
                        VARIANTS,
                        skus,
                        rows.stream().map(Row::productId).toArray(UUID[]::new),
                        rows.stream().map(Row::position).toArray(Integer[]::new),
                        rows.stream().map(Row::gtin).toArray(String[]::new),
                        rows.stream().map(Row::options).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Uni<?> saveProducts(Transaction tx, UUID[] productIds, Collection<Product> products) {
        return tx.sql(
                PRODUCTS,
                productIds,
                products.stream().map(Product::version).toArray(Long[]::new),
                texts(products, ProductContent::brand),
                texts(products, ProductContent::category),
                texts(products, content -> content.names().fr()),
                texts(products, content -> content.names().en()),
                texts(products, content -> content.status().name()),
                products.stream()
                        .map(product -> Times.toDatabase(product.changedAt()))
                        .toArray(OffsetDateTime[]::new));
    }

    private static String[] texts(Collection<Product> products, Function<ProductContent, String> column) {
        return products.stream().map(Product::content).map(column).toArray(String[]::new);
    }

    private record Row(UUID productId, int position, Variant variant) {

        String gtin() {
            return variant.gtin() == null ? null : variant.gtin().number();
        }

        String options() {
            JsonObject json = new JsonObject();
            variant.options().forEach(json::put);
            return json.encode();
        }
    }
}
