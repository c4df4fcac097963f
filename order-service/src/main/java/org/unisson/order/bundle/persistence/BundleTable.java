package org.unisson.order.bundle.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.bundle.application.Bundles;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.purchase.persistence.Rows;

/** Bundles in PostgreSQL: a row per part. */
@ApplicationScoped
class BundleTable implements Bundles {

    private static final String OF =
            "select sku, part, pieces from known_bundle_part where sku = any($1) order by sku, part";

    // Also where another product had the SKU before.
    private static final String FORGET =
            "delete from known_bundle_part where product = any($1::uuid[]) or sku = any($2::text[])";

    private static final String PUT = """
            insert into known_bundle_part (sku, part, pieces, product)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[])
            on conflict (sku, part) do update set pieces = excluded.pieces, product = excluded.product""";

    /** A part of a bundle of a product. */
    private record Known(UUID product, Sku bundle, Bundle.Part part) {}

    @Override
    public Uni<Map<Sku, Bundle>> of(Transaction tx, Collection<Sku> skus) {
        return tx.sql(OF, (Object) skus.stream().map(Sku::code).toArray(String[]::new))
                .map(rows -> {
                    Map<Sku, List<Bundle.Part>> parts = new HashMap<>();
                    rows.forEach(row -> parts.computeIfAbsent(new Sku(row.getString(0)), any -> new ArrayList<>())
                            .add(new Bundle.Part(new Sku(row.getString(1)), row.getLong(2))));
                    Map<Sku, Bundle> bundles = new HashMap<>();
                    parts.forEach((sku, of) -> bundles.put(sku, new Bundle(sku, of)));
                    return bundles;
                });
    }

    @Override
    public Uni<Void> put(Transaction tx, Map<UUID, List<Bundle>> byProduct) {
        List<Known> known = new ArrayList<>();
        byProduct.forEach((product, bundles) -> bundles.forEach(
                bundle -> bundle.parts().forEach(part -> known.add(new Known(product, bundle.sku(), part)))));
        return tx.sql(
                        FORGET,
                        byProduct.keySet().toArray(UUID[]::new),
                        known.stream().map(one -> one.bundle().code()).toArray(String[]::new))
                .chain(() -> new Rows<>(PUT, known)
                        .column(String.class, one -> one.bundle().code())
                        .column(String.class, one -> one.part().sku().code())
                        .column(Long.class, one -> one.part().pieces())
                        .column(UUID.class, Known::product)
                        .insert(tx));
    }
}
