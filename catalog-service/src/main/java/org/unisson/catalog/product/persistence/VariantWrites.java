package org.unisson.catalog.product.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.product.domain.Component;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.chassis.persistence.Transaction;

/** Writes the variants of any number of products, and what bundles are made of. */
@Singleton
public class VariantWrites {

    private static final String DROPPED = "delete from variant where product_id = any($1) and not sku = any($2)";

    private static final String VARIANTS = """
            insert into variant (sku, product_id, position, gtin, options)
            select sku, product_id, position, gtin, options::jsonb
            from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[])
                 as v (sku, product_id, position, gtin, options)
            on conflict (sku) do update set
                product_id = excluded.product_id, position = excluded.position, gtin = excluded.gtin,
                options = excluded.options""";

    private static final String UNBUNDLE = "delete from bundle_component where sku = any($1)";

    private static final String BUNDLE = """
            insert into bundle_component (sku, component, quantity)
            select * from unnest($1::text[], $2::text[], $3::int[])""";

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
        return tx.sql(DROPPED, productIds, skus)
                .chain(() -> tx.sql(
                        VARIANTS,
                        skus,
                        rows.stream().map(Row::productId).toArray(UUID[]::new),
                        rows.stream().map(Row::position).toArray(Integer[]::new),
                        rows.stream().map(Row::gtin).toArray(String[]::new),
                        rows.stream().map(Row::options).toArray(String[]::new)))
                .chain(() -> tx.sql(UNBUNDLE, (Object) skus))
                .chain(() -> bundle(tx, rows));
    }

    private static Uni<Void> bundle(Transaction tx, List<Row> rows) {
        List<String> bundles = new ArrayList<>();
        List<Component> components = new ArrayList<>();
        rows.forEach(row -> row.variant().components().forEach(component -> {
            bundles.add(row.variant().sku().code());
            components.add(component);
        }));
        if (bundles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        BUNDLE,
                        bundles.toArray(String[]::new),
                        components.stream()
                                .map(component -> component.sku().code())
                                .toArray(String[]::new),
                        components.stream().map(Component::quantity).toArray(Integer[]::new))
                .replaceWithVoid();
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
