package org.unisson.catalog.changes.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.changes.domain.Marks;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;

/** The marks of any number of products with one statement. */
@Singleton
public class MarkQueries {

    // Versions only grow, so a sum of them differs after any change of what it sums; a variant that comes or goes
    // changes the product's version.
    private static final String MARKS = """
            select p.product_id, p.version + p.assortment_version,
                   (select coalesce(sum(l.version), 0) from variant v join price_list l on l.sku = v.sku
                    where v.product_id = p.product_id)
                   || '/' ||
                   (select count(*) filter (where r.valid_from <= $2) || '/' || count(*) filter (where r.valid_to <= $2)
                    from variant v join price r on r.sku = v.sku
                    where v.product_id = p.product_id)
                   || '/' ||
                   (select coalesce(sum(o.version), 0) || '/' || count(*) filter (where o.begins_at <= $2) || '/' ||
                           count(*) filter (where o.ends_at <= $2)
                    from operation o where o.status <> 'DRAFT')
                   || '/' ||
                   (select coalesce(sum(version), 0) from named_list)
                   || '/' ||
                   (select coalesce(sum(version), 0) from store_group),
                   (select coalesce(sum(a.version + coalesce(l.version, 0)), 0)::bigint
                    from (select sku, sku as part from variant where product_id = p.product_id
                          union all
                          select b.sku, b.component from bundle_component b join variant v on v.sku = b.sku
                          where v.product_id = p.product_id) v
                    join availability a on a.sku = v.part left join location l on l.gln = a.location)
                   + (select coalesce(sum(version), 0)::bigint from channel)
                   + (select coalesce(sum(version), 0)::bigint from channel_policy)
            from product p
            where p.product_id = any($1)""";

    private final Transactions transactions;

    MarkQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The marks at that instant, of those of these products that exist. */
    public Uni<Map<UUID, Marks>> of(Collection<UUID> productIds, Instant now) {
        return transactions
                .read(tx -> tx.sql(MARKS, productIds.toArray(UUID[]::new), Times.toDatabase(now)))
                .map(rows -> {
                    Map<UUID, Marks> marks = new HashMap<>();
                    for (Row row : rows) {
                        marks.put(row.getUUID(0), new Marks(row.getLong(1), row.getString(2), row.getLong(3)));
                    }
                    return marks;
                });
    }
}
