package org.unisson.order.assortment.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.assortment.application.Assortments;
import org.unisson.order.assortment.domain.Assortment;

/** Assortments in PostgreSQL: a row per product that not every channel has. */
@ApplicationScoped
class AssortmentTable implements Assortments {

    private static final String PUT = """
            insert into known_assortment (product, entries)
            select product, entries::jsonb from unnest($1::uuid[], $2::text[]) as told (product, entries)
            on conflict (product) do update set entries = excluded.entries""";

    private final AssortmentJson json;

    AssortmentTable(AssortmentJson json) {
        this.json = json;
    }

    @Override
    public Uni<Void> put(Transaction tx, List<Assortment> assortments) {
        return tx.sql(
                        PUT,
                        assortments.stream().map(Assortment::productId).toArray(UUID[]::new),
                        assortments.stream()
                                .map(one -> json.write(one.entries()))
                                .toArray(String[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> open(Transaction tx, Collection<UUID> productIds) {
        return tx.sql("delete from known_assortment where product = any($1)", (Object) productIds.toArray(UUID[]::new))
                .replaceWithVoid();
    }
}
