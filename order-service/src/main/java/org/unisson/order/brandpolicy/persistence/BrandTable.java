package org.unisson.order.brandpolicy.persistence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.brandpolicy.application.Brands;
import org.unisson.order.brandpolicy.domain.Brand;
import org.unisson.order.brandpolicy.domain.BrandPolicy;

/** Brands' policies in PostgreSQL, a row each. */
@ApplicationScoped
class BrandTable implements Brands {

    private static final String SAVE = """
            insert into brand_policy as b (brand_id, version, appointment, named_seller, sellers, channels)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (brand_id) do update set
                version = excluded.version, appointment = excluded.appointment, named_seller = excluded.named_seller,
                sellers = excluded.sellers, channels = excluded.channels
            where b.version < excluded.version""";

    @Override
    public Uni<Void> save(Transaction tx, List<Brand> told) {
        return Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(brand -> save(tx, brand))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> agreed(Transaction tx, UUID orderId, String reference) {
        return tx.sql(
                        "insert into order_appointment (order_id, reference) values ($1, $2) on conflict do nothing",
                        orderId,
                        reference)
                .replaceWithVoid();
    }

    private static Uni<Void> save(Transaction tx, Brand brand) {
        BrandPolicy policy = brand.policy();
        return tx.sql(
                        SAVE,
                        policy.brandId(),
                        brand.version(),
                        policy.appointment(),
                        policy.namedSeller(),
                        policy.sellers().toArray(String[]::new),
                        policy.channels().toArray(String[]::new))
                .replaceWithVoid();
    }
}
