package org.unisson.catalog.product.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.product.domain.Filing;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Writes the new state of any number of products with a handful of statements. */
@Singleton
public class ProductWrites {

    private static final String PRODUCTS = """
            insert into product (product_id, version, brand, category, name_fr, name_en, status, changed_at, search, label,
                                 content, type, brand_id, filed_under, category_ids, keys, predecessor)
            select product_id, version, brand, category, name_fr, name_en, status, changed_at,
                   product_document(name_fr, name_en, brand, category, text_fr, text_en),
                   product_label(name_fr, name_en, brand),
                   content::jsonb, type, brand_id, filed_under, category_closure(filed_under), keys, predecessor
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                        $15::text[], $16::uuid[])
                 as p (product_id, version, brand, category, name_fr, name_en, status, changed_at, content, type,
                       brand_id, filing, keying, text_fr, text_en, predecessor)
            cross join lateral (
                select array(select jsonb_array_elements_text(filing::jsonb)) as filed_under,
                       array(select jsonb_array_elements_text(keying::jsonb)) as keys) lists
            on conflict (product_id) do update set
                version = excluded.version, brand = excluded.brand, category = excluded.category,
                name_fr = excluded.name_fr, name_en = excluded.name_en, status = excluded.status,
                changed_at = excluded.changed_at, search = excluded.search, label = excluded.label,
                content = excluded.content, type = excluded.type, brand_id = excluded.brand_id,
                filed_under = excluded.filed_under, category_ids = excluded.category_ids, keys = excluded.keys,
                predecessor = excluded.predecessor""";

    private static final String REVISIONS = """
            insert into product_revision (product_id, version, content, author, published_at)
            select product_id, version, content::jsonb, $5, published_at
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[])
                 as r (product_id, version, content, published_at)""";

    private final JsonColumns json;

    ProductWrites(JsonColumns json) {
        this.json = json;
    }

    /** The caller is the only writer, and each product is there once. What they are filed under is there. */
    public Uni<Void> save(Transaction tx, Collection<Product> products) {
        return tx.sql(
                        PRODUCTS,
                        products.stream().map(Product::productId).toArray(UUID[]::new),
                        products.stream().map(Product::version).toArray(Long[]::new),
                        texts(products, ProductContent::brand),
                        texts(products, ProductContent::category),
                        texts(products, content -> content.names().fr()),
                        texts(products, content -> content.names().en()),
                        texts(products, content -> content.status().name()),
                        times(products),
                        texts(products, json::write),
                        texts(products, ProductContent::type),
                        texts(products, Filing::brandId),
                        texts(products, content -> json.write(Filing.categories(content))),
                        texts(products, content -> json.write(Filing.keys(content))),
                        texts(products, content -> Filing.text(content, "fr")),
                        texts(products, content -> Filing.text(content, "en")),
                        products.stream()
                                .map(product -> product.content().predecessor())
                                .toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** Keeps what was published. @param author subject of who published it */
    public Uni<Void> keep(Transaction tx, Collection<Product> history, String author) {
        return tx.sql(
                        REVISIONS,
                        history.stream().map(Product::productId).toArray(UUID[]::new),
                        history.stream().map(Product::version).toArray(Long[]::new),
                        texts(history, json::write),
                        times(history),
                        author)
                .replaceWithVoid();
    }

    private static OffsetDateTime[] times(Collection<Product> products) {
        return products.stream()
                .map(product -> Times.toDatabase(product.changedAt()))
                .toArray(OffsetDateTime[]::new);
    }

    private static String[] texts(Collection<Product> products, Function<ProductContent, String> column) {
        return products.stream().map(Product::content).map(column).toArray(String[]::new);
    }
}
