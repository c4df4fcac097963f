package org.unisson.customer.reminder.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.reminder.application.Products;

/** The projection of products: SKU to product. A SKU that a product has dropped stays: it may lie in an old cart. */
@ApplicationScoped
class SqlProducts implements Products {

    private static final String PUT = """
            insert into product_variant (sku, product_id) select * from unnest($1::text[], $2::uuid[])
            on conflict (sku) do update set product_id = excluded.product_id
            where product_variant.product_id <> excluded.product_id""";

    @Override
    public Uni<Void> put(Transaction tx, List<Product> products) {
        // Sorted: two batches that write the same SKUs never lock each other out.
        Map<String, UUID> bySku = new TreeMap<>();
        products.forEach(product -> product.skus().forEach(sku -> bySku.put(sku, product.productId())));
        if (bySku.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(PUT, bySku.keySet().toArray(String[]::new), bySku.values().toArray(UUID[]::new))
                .replaceWithVoid();
    }
}
