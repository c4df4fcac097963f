package org.unisson.catalog.recommendation.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.recommendation.domain.Kind;
import org.unisson.catalog.recommendation.domain.Wish;
import org.unisson.chassis.persistence.Transactions;

/**
 * What goes with something, with one statement. For a pair of products the log-likelihood ratio (Dunning 1993) says how
 * surprising it is that so many baskets hold both; pairs that few baskets hold count less, those that are together less often
 * than by chance not at all. What speaks for a product is added up over the basket, or over what the customer has bought, and
 * damped by their number. Popularity stands behind all of it, so that where nothing is known the most popular remain; so does
 * what the customer has bought before, where it may come again.
 */
@Singleton
public class Companions {

    // Of what the customer has bought, the newest: it says more of them than what is older.
    private static final int MOST_OWN = 30;

    // Weights are compared as they are written; only what they come to is brought to the present. A term of nothing is
    // left out, also where rounding has left a trace of it: what it is divided by may be nothing, too.
    private static final String PAIRS = """
            pair as (
                select k.product_id, k.seed_id, a.scale * 2 * k.baskets / (k.baskets + $14::float8) * (
                           k.both * ln(k.both / k.seed * (k.n / k.other))
                           + case when k.seed - k.both > 1e-9 * k.n and k.n - k.other > 1e-9 * k.n then
                               (k.seed - k.both) * ln((k.seed - k.both) / k.seed * (k.n / (k.n - k.other))) else 0 end
                           + case when k.other - k.both > 1e-9 * k.n and k.n - k.seed > 1e-9 * k.n then
                               (k.other - k.both) * ln((k.other - k.both) / k.other * (k.n / (k.n - k.seed))) else 0 end
                           + case when k.n - k.seed - k.other + k.both > 1e-9 * k.n then
                               (k.n - k.seed - k.other + k.both)
                               * ln((k.n - k.seed - k.other + k.both) / (k.n - k.seed) * (k.n / (k.n - k.other)))
                               else 0 end) as part
                from (select t.other_id as product_id, s.product_id as seed_id, s.weight as seed, o.weight as other, t.baskets,
                             least(t.weight, s.weight, o.weight) as both,
                             greatest(a.baskets, s.weight + o.weight - t.weight) as n
                      from seed s
                      join bought_together t on t.product_id = s.product_id
                      join product_sales o on o.product_id = t.other_id
                      cross join asking a
                      where s.weight > 0 and o.weight > 0 and t.weight > 0) k
                cross join asking a
                where k.both / k.seed > k.other / k.n),
            """;

    private static final String SQL =
            "with " + Left.RELATIONS + """
            , seed as materialized (
                select p.product_id, p.name_fr, p.name_en, p.filed_under, w.weight, p.product_id = any (asked.ids) as asked
                from (select $8::uuid[] || array(select product_id from variant where sku = any ($9::text[])) as ids,
                             array(select product_id from bought_by order by last_at desc, product_id limit $11) as own) asked
                join product p on p.product_id = any (asked.ids || asked.own)
                left join product_sales w using (product_id)
                where\s""" + Left.SEEN + "),\n" + PAIRS + """
            spoken as (
                select product_id, sum(part) / sqrt((select count(*) from seed)) as part,
                       (array_agg(seed_id order by part desc, seed_id))[1] as seed_id
                from pair group by product_id),
            popular as (
                (select product_id from product_sales order by weight desc, product_id limit 500)
                union
                (select p.product_id from product p join product_sales w using (product_id)
                 where p.status = 'ACTIVE' and p.category_ids && array(select unnest(filed_under) from seed)
                 order by w.weight desc, p.product_id limit 200)),
            known as (
                select product_id from spoken union select product_id from popular
                union select product_id from bought_by where $10),
            candidate as (
                select product_id, s.seed_id, case when $10 then coalesce(b.times, 0) else 0 end as times,
                       coalesce(s.part, 0)
                       + $12::float8 * ln(1 + coalesce(w.weight, 0) * (select scale from asking))
                       + case when $10 then $13::float8 * ln(1 + coalesce(b.times, 0)) else 0 end as score
                from known
                left join product_sales w using (product_id)
                left join spoken s using (product_id)
                left join bought_by b using (product_id)
                where product_id <> all (array(select product_id from seed where asked)))
            select (select count(*) from seed where asked) as seeds,
                   $1::text is null or exists (select from channel where channel_id = $1),
                   c.product_id, c.score, c.times, seed.product_id, seed.name_fr, seed.name_en
            from (select) one
            left join (
                select c.product_id, r.score, r.times, r.seed_id
                from (select * from candidate order by score desc, product_id offset 0) r
                cross join lateral (select product_id, status, assortment from product
                                    where product_id = r.product_id offset 0) c
                where ($1::text is null or exists (select from channel where channel_id = $1 and active))
                      and\s""" + Left.OFFERED + """
                 limit $15) c on true
            left join seed on seed.product_id = c.seed_id
            order by c.score desc, c.product_id""";

    private final Transactions transactions;

    Companions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The best first; of a wish for what goes with something. */
    public Uni<Found> of(Wish wish, Question question, Tuning tuning, Instant now) {
        Object[] values = Asked.with(
                question,
                now,
                tuning.notAgainForDays(),
                wish.products().toArray(UUID[]::new),
                wish.skus().toArray(String[]::new),
                wish.kind() != Kind.BOUGHT_TOGETHER,
                wish.kind() == Kind.FOR_YOU ? MOST_OWN : 0,
                tuning.popularity(),
                tuning.habit(),
                tuning.doubt(),
                wish.limit());
        return transactions.read(tx -> tx.sql(SQL, values)).map(Found::read);
    }
}
