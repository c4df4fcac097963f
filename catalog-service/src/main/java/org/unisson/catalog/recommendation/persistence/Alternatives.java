package org.unisson.catalog.recommendation.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.recommendation.domain.Recommended;
import org.unisson.catalog.recommendation.domain.Why;
import org.unisson.catalog.recommendation.domain.Wish;
import org.unisson.chassis.persistence.Transactions;

/**
 * What could take the place of a product, with one statement: of the same category, or of the same type where it has none,
 * by how many properties they share, how near their prices are, and popularity, in that order of importance.
 */
@Singleton
public class Alternatives {

    // Prices are looked up for each: only for those that share most.
    private static final int MOST_PRICED = 300;

    private static final String SQL = "with " + Left.RELATIONS + """
            , target as materialized (
                select p.*, (select min(r.minor) from variant v join price r using (sku)
                             where v.product_id = p.product_id and\s""" + price() + """
                            ) as minor
                from product p where p.product_id = any ($8::uuid[]) and\s""" + Left.SEEN + "),\n" + """
            alike as materialized (
                select p.product_id, p.status, p.assortment, coalesce(w.weight, 0) * (select scale from asking) as sales,
                       cardinality(array(select unnest(p.keys) intersect select unnest(t.keys)))::float8
                       / greatest(1, cardinality(array(select unnest(p.keys) union select unnest(t.keys)))) as shared
                from target t
                join product p on p.status = 'ACTIVE' and p.product_id <> t.product_id
                     and (t.filed_under <> '{}' and p.category_ids && t.filed_under
                          or t.filed_under = '{}' and p.type = t.type)
                left join product_sales w on w.product_id = p.product_id
                order by shared desc, sales desc, p.product_id
                limit $9),
            candidate as (
                select a.product_id, a.status, a.assortment,
                       0.5 * a.shared + 0.3 * coalesce(least(p.minor, t.minor)::float8 / nullif(greatest(p.minor, t.minor), 0), 0)
                       + 0.2 * ln(1 + a.sales) / ln(2 + (select max(sales) from alike)) as score
                from alike a cross join target t
                cross join lateral (
                    select min(r.minor) as minor from variant v join price r using (sku)
                    where v.product_id = a.product_id and\s"""
            + price() + ") p)" + """

            select (select count(*) from target) as seeds,
                   $1::text is null or exists (select from channel where channel_id = $1),
                   c.product_id, c.score, t.product_id, t.name_fr, t.name_en
            from (select) one
            left join (
                select c.product_id, c.score
                from (select * from candidate order by score desc, product_id offset 0) c
                where ($1::text is null or exists (select from channel where channel_id = $1 and active))
                      and\s""" + Left.OFFERED + """
                 limit $10) c on true
            left join target t on c.product_id is not null
            order by c.score desc, c.product_id""";

    private final Transactions transactions;

    Alternatives(Transactions transactions) {
        this.transactions = transactions;
    }

    // For comparison alone; what is shown beside an alternative is priced as its page is.
    private static String price() {
        return """
                r.list_id is null and (r.channel_id is null or r.channel_id = $1)
                and r.valid_from <= $5::timestamptz and (r.valid_to is null or r.valid_to > $5::timestamptz)""";
    }

    /** The best first; of a wish for what could take the place of a product. */
    public Uni<Found> of(Wish wish, Question question, int notAgainForDays, Instant now) {
        Object[] values = Asked.with(
                question, now, notAgainForDays, wish.products().toArray(UUID[]::new), MOST_PRICED, wish.limit());
        return transactions.read(tx -> tx.sql(SQL, values)).map(Alternatives::read);
    }

    private static Found read(RowSet<Row> rows) {
        List<Recommended> items = new ArrayList<>();
        Row first = rows.iterator().next();
        for (Row row : rows) {
            if (row.getUUID(2) != null) {
                items.add(new Recommended(
                        row.getUUID(2),
                        row.getDouble(3),
                        Why.ALIKE,
                        new Recommended.Because(row.getUUID(4), row.getString(5), row.getString(6))));
            }
        }
        return new Found(first.getLong(0), first.getBoolean(1), items);
    }
}
