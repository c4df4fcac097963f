package org.unisson.catalog.recommendation.persistence;

import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.chassis.persons.Members;

/**
 * What every statement that recommends leaves out. Its parameters: $1 channel, $2 location, $3 segments, $4 customer, $5 now,
 * $6 now in microseconds since 1970, $7 for how many days nothing is recommended again.
 */
final class Left {

    /**
     * Relations: {@code bought_by} what the customer's person had of each product; {@code asking} who asks, with the ids of
     * what is hidden from them and of what they bought too lately. A purchase committed before the statement begins is in
     * it (R30).
     */
    static final String RELATIONS = """
            bought_by as materialized (
                select product_id, max(bought_at) as last_at, count(distinct purchase_id) as times
                from (select coalesce(l.product_id, v.product_id) as product_id, l.bought_at, l.purchase_id
                      from (select product_id, sku, bought_at, purchase_id from sale_line
                            where customer_id =\s""" + Members.any("$4") + """
                                  and pieces > undone
                            union all
                            select product_id, sku, bought_at, purchase_id from sale_line
                            where customer_id is null and pieces > undone
                                  and card = any (array(select unnest(cards) from shopper
                                                        where customer_id =\s""" + Members.any("$4") + """
                                                        ))) l
                      left join variant v on l.product_id is null and v.sku = l.sku) b
                where product_id is not null
                group by product_id),
            asking as materialized (
                select w.landmark, coalesce(w.weight, 0) as baskets,
                       power(2::float8, greatest(-200, least(0,
                           -extract(epoch from $5::timestamptz - w.landmark)::float8 / w.half_life_seconds))) as scale,\s"""
            + Visibility.hiddenProducts("$1", "$3", "$4", "$5") + """
                       as hidden,
                       array(select b.product_id from bought_by b join product p using (product_id)
                             where b.last_at > $5::timestamptz - make_interval(days => coalesce((
                                 select (d.content ->> 'againAfterDays')::int
                                 from category c join document d on d.kind = 'category' and d.id = c.category_id
                                 where c.category_id = any (p.category_ids) and d.content ->> 'againAfterDays' is not null
                                 order by cardinality(c.path) desc, c.category_id
                                 limit 1), $7::int))) as lately,
                       array(select gln from location where open and ($2::text is null or gln = $2)) as places
                from (select) one left join sales_weighing w on true)""";

    /** Of {@code c}, with the columns product_id, status and assortment: whether it can be bought by who asks, and may be told. */
    static final String OFFERED = """
            c.status = 'ACTIVE'
            and c.product_id <> all ((select lately from asking)::uuid[])
            and c.product_id <> all ((select hidden from asking)::uuid[])
            and sellability(c.assortment, $1, $6) in ('SELL', 'DELIVERY_ONLY')
            and exists (
                select from variant v
                where v.product_id = c.product_id and\s""" + Visibility.isVisible("v.sku", "$1", "$3", "$4", "$5") + """
                      and (exists (select from bundle_component b where b.sku = v.sku)
                           and exists (select from sellable_stock($1) s where s.sku = v.sku and s.available > 0
                                       and s.location = any ((select places from asking)::text[]))
                           or not exists (select from bundle_component b where b.sku = v.sku)
                           and exists (select from channel_stock($1) s where s.sku = v.sku and s.available > 0
                                       and s.location = any ((select places from asking)::text[]))))""";

    /** Of {@code p}, a product: whether who asks may see it. */
    static final String SEEN = """
            p.product_id <> all ((select hidden from asking)::uuid[])
            and sellability(p.assortment, $1, $6) is not null""";

    private Left() {}
}
