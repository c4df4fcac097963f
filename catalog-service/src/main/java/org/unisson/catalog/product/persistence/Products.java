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
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Products as they stand in the database, any number with one statement. */
@Singleton
public class Products {

    private static final String SELECT =
            "select p.product_id, p.version, p.content::text, p.changed_at from product p ";

    private final JsonColumns json;

    Products(JsonColumns json) {
        this.json = json;
    }

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
                .map(this::read);
    }

    private List<Product> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Product(
                        row.getUUID(0),
                        row.getLong(1),
                        json.read(row.getString(2), ProductContent.class),
                        Times.fromDatabase(row.getOffsetDateTime(3))))
                .toList();
    }
}
