package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Near;
import org.unisson.chassis.persistence.Transactions;

/** Which products are on a shelf. */
@Singleton
public class StockReads {

    private static final String THERE = """
            with place as materialized (
                select array_agg(l.gln) as glns from location l
                where l.open and ($2::text is null or l.gln = $2)
                      and ($3::float8 is null or kilometres(l.latitude, l.longitude, $3, $4) <= $5))
            select p.product_id from unnest($1::uuid[]) as p (product_id)
            where exists (select from variant v where v.product_id = p.product_id and (
                exists (select from bundle_component b where b.sku = v.sku)
                and exists (select from sellable_stock($6) s where s.sku = v.sku and s.available > 0
                            and s.location = any((select glns from place)::text[]))
                or not exists (select from bundle_component b where b.sku = v.sku)
                and exists (select from channel_stock($6) s where s.sku = v.sku and s.available > 0
                            and s.location = any((select glns from place)::text[]))))""";

    private final Transactions transactions;

    StockReads(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Those of which the channel can promise a piece where the criteria want it. */
    public Uni<Set<UUID>> available(Collection<UUID> productIds, Criteria criteria) {
        Near near = criteria.near();
        return transactions
                .read(tx -> tx.sql(
                        THERE,
                        productIds.toArray(UUID[]::new),
                        criteria.location(),
                        near == null ? null : near.latitude(),
                        near == null ? null : near.longitude(),
                        near == null ? null : near.kilometres(),
                        criteria.channel()))
                .map(rows -> {
                    Set<UUID> there = new HashSet<>();
                    rows.forEach(row -> there.add(row.getUUID(0)));
                    return there;
                });
    }
}
