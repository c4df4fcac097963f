package org.unisson.order.brandpolicy.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.brandpolicy.domain.Brand;
import org.unisson.order.brandpolicy.domain.BrandPolicy;
import org.unisson.order.brandpolicy.domain.Branded;

/** How brands want to be sold, and what is of them. */
@Singleton
public class BrandTable {

    private static final String SAVE_BRAND = """
            insert into brand_policy as b (brand_id, version, appointment, named_seller, sellers, channels)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (brand_id) do update set
                version = excluded.version, appointment = excluded.appointment, named_seller = excluded.named_seller,
                sellers = excluded.sellers, channels = excluded.channels
            where b.version < excluded.version""";

    private static final String SAVE_PRODUCTS = """
            insert into branded_product as b (product, version, brand_id)
            select distinct on (product) product, version, brand_id
            from unnest($1::uuid[], $2::bigint[], $3::text[]) as n (product, version, brand_id)
            order by product, version desc
            on conflict (product) do update set version = excluded.version, brand_id = excluded.brand_id
            where b.version < excluded.version""";

    private static final String OF_SKUS = """
            select k.sku, b.brand_id, b.appointment, b.named_seller, b.sellers, b.channels
            from known_sku k join branded_product p on p.product = k.product join brand_policy b on b.brand_id = p.brand_id
            where k.sku = any($1) and (b.appointment or b.named_seller or b.channels <> '{}')""";

    public Uni<Void> save(Transaction tx, Brand brand) {
        BrandPolicy policy = brand.policy();
        return tx.sql(
                        SAVE_BRAND,
                        policy.brandId(),
                        brand.version(),
                        policy.appointment(),
                        policy.namedSeller(),
                        policy.sellers().toArray(String[]::new),
                        policy.channels().toArray(String[]::new))
                .replaceWithVoid();
    }

    public Uni<Void> save(Transaction tx, List<Branded> products) {
        return tx.sql(
                        SAVE_PRODUCTS,
                        products.stream().map(Branded::product).toArray(UUID[]::new),
                        products.stream().map(Branded::version).toArray(Long[]::new),
                        products.stream().map(Branded::brandId).toArray(String[]::new))
                .replaceWithVoid();
    }

    /** The policies of those of these SKUs whose brand has one. */
    public Uni<Map<Sku, BrandPolicy>> of(Transaction tx, Collection<Sku> skus) {
        return tx.sql(OF_SKUS, (Object) skus.stream().map(Sku::code).toArray(String[]::new))
                .map(rows -> {
                    Map<Sku, BrandPolicy> policies = new HashMap<>();
                    rows.forEach(row -> policies.put(new Sku(row.getString(0)), policy(row)));
                    return policies;
                });
    }

    /** The order was placed upon that appointment. */
    public Uni<Void> agreed(Transaction tx, UUID orderId, String reference) {
        return tx.sql(
                        "insert into order_appointment (order_id, reference) values ($1, $2) on conflict do nothing",
                        orderId,
                        reference)
                .replaceWithVoid();
    }

    private static BrandPolicy policy(Row row) {
        return new BrandPolicy(
                row.getString(1),
                row.getBoolean(2),
                row.getBoolean(3),
                Set.of(row.getArrayOfStrings(4)),
                Set.of(row.getArrayOfStrings(5)));
    }
}
