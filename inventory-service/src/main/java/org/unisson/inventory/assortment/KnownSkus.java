package org.unisson.inventory.assortment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;

/** The SKUs that the catalog has told of. A SKU withdrawn from sale still has stock, so none is ever forgotten. */
@ApplicationScoped
public class KnownSkus {

    /** Those of these SKUs that the catalog has not told of. */
    public Uni<Set<Sku>> unknownOf(Transaction tx, Collection<Sku> skus) {
        Set<Sku> unknown = new HashSet<>(skus);
        return tx.sql("select sku from known_sku where sku = any($1::text[])", (Object)
                        unknown.stream().map(Sku::code).toArray(String[]::new))
                .map(rows -> {
                    rows.forEach(row -> unknown.remove(new Sku(row.getString(0))));
                    return unknown;
                });
    }

    Uni<Void> remember(Transaction tx, Collection<String> skus) {
        return tx.sql(
                        "insert into known_sku select distinct * from unnest($1::text[]) order by 1 on conflict do nothing",
                        (Object) skus.toArray(String[]::new))
                .replaceWithVoid();
    }
}
