package org.unisson.order.goods.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.goods.domain.Product;
import org.unisson.order.purchase.persistence.Rows;

/** Products in PostgreSQL: a handful of statements whatever their number. */
@Singleton
class ProductWriting {

    // Who reads the topic from its beginning again is told old versions before the newest: they change nothing. The
    // newest does, whoever has written it down before.
    private static final String ADVANCE = """
            insert into branded_product as known (product, version, brand_id)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[])
            on conflict (product) do update set version = excluded.version, brand_id = excluded.brand_id
            where known.version <= excluded.version
            returning product""";

    // A variant that left its product stays known, for returns of what was sold; it is only no longer for sale.
    private static final String WITHDRAW = "update known_sku set sellable = false where product = any($1) and sellable";

    private static final String SKUS = """
            insert into known_sku (sku, product, sellable)
            select distinct on (sku) sku, product, sellable
            from unnest($1::text[], $2::uuid[], $3::boolean[]) as told (sku, product, sellable)
            order by sku, sellable desc
            on conflict (sku) do update set product = excluded.product, sellable = excluded.sellable""";

    // Also where another product had the SKU before.
    private static final String FORGET_PARTS =
            "delete from known_bundle_part where product = any($1::uuid[]) or sku = any($2::text[])";

    private static final String PARTS = """
            insert into known_bundle_part (sku, part, pieces, product)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[])
            on conflict (sku, part) do update set pieces = excluded.pieces, product = excluded.product""";

    private record Unit(UUID product, Sku sku, boolean sellable) {}

    private record Made(UUID product, Sku bundle, Bundle.Part part) {}

    /** Each product at most once. */
    Uni<Void> put(Transaction tx, List<Product> told) {
        return tx.sql(
                        ADVANCE,
                        told.stream().map(Product::productId).toArray(UUID[]::new),
                        told.stream().map(Product::version).toArray(Long[]::new),
                        told.stream().map(Product::brandId).toArray(String[]::new))
                .map(rows -> {
                    Set<UUID> advanced = new HashSet<>();
                    rows.forEach(row -> advanced.add(row.getUUID(0)));
                    return told.stream()
                            .filter(product -> advanced.contains(product.productId()))
                            .toList();
                })
                .chain(news -> write(tx, news));
    }

    Uni<Void> forget(Transaction tx, Collection<UUID> productIds) {
        return tx.sql(FORGET_PARTS, productIds.toArray(UUID[]::new), new String[0])
                .replaceWithVoid();
    }

    private static Uni<Void> write(Transaction tx, List<Product> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = news.stream().map(Product::productId).toArray(UUID[]::new);
        List<Unit> units = news.stream()
                .flatMap(product ->
                        product.skus().stream().map(sku -> new Unit(product.productId(), sku, product.forSale())))
                .toList();
        List<Made> made = news.stream()
                .flatMap(product -> product.bundles().stream().flatMap(bundle -> bundle.parts().stream()
                        .map(part -> new Made(product.productId(), bundle.sku(), part))))
                .toList();
        return tx.sql(WITHDRAW, (Object) ids)
                .chain(() -> new Rows<>(SKUS, units)
                        .column(String.class, unit -> unit.sku().code())
                        .column(UUID.class, Unit::product)
                        .column(Boolean.class, Unit::sellable)
                        .insert(tx))
                .chain(() -> tx.sql(
                        FORGET_PARTS,
                        ids,
                        made.stream().map(one -> one.bundle().code()).toArray(String[]::new)))
                .chain(() -> new Rows<>(PARTS, made)
                        .column(String.class, one -> one.bundle().code())
                        .column(String.class, one -> one.part().sku().code())
                        .column(Long.class, one -> one.part().pieces())
                        .column(UUID.class, Made::product)
                        .insert(tx));
    }
}
