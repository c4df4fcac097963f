package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Facet;
import org.unisson.catalog.search.domain.Facets;
import org.unisson.catalog.search.domain.Hit;
import org.unisson.catalog.search.domain.Priced;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** Finds products by more than words, and counts how they differ. */
@Singleton
public class FacetQueries {

    private static final int MOST_VALUES = 50;

    // Bands of prices in minor units, each up to the next.
    private static final String BANDS = "array[0, 1000, 2500, 5000, 10000, 20000, 50000, 100000]::bigint[]";

    private static final String COUNTS = """
            , counted as (
                select split_part(key, ':', 1) as name, substr(key, strpos(key, ':') + 1) as value, count(*) as products
                from found, unnest(keys) key
                group by 1, 2
                union all
                select 'category', id, count(*) from found, unnest(category_ids) id group by 2
                union all
                select 'price', (%1$s)[width_bucket(price, %1$s)]::text, count(*)
                from found where price is not null group by 2),
            numbered as (
                select *, row_number() over (partition by name order by products desc, value) as n from counted)
            select '' as name, '' as value, null as label, null as swatch, (select count(*) from found) as products, 0
            union all
            select name, value, label, swatch, products, position from (
                select c.name, c.value,
                       coalesce(case when %2$s = 'fr' then a.label_fr else a.label_en end, a.label_fr, a.label_en,
                                d.content ->> 'name', d.content -> 'names' ->> %2$s, d.content -> 'names' ->> 'fr',
                                d.content -> 'names' ->> 'en', c.value) as label,
                       a.swatch, c.products, a.position
                from numbered c
                left join document d on d.kind = c.name and d.kind in ('brand', 'category') and d.id = c.value
                left join lateral (
                    select * from attribute_value where name = c.name and key = c.value limit 1) a on true
                where c.n <= %3$d
                order by c.name, a.position, c.n) labelled""".formatted(BANDS, "$1::text", MOST_VALUES);

    private final Transactions transactions;

    FacetQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The hits after that one; where no words match, what is alike. */
    public Uni<List<Hit>> find(Criteria criteria, Shopper shopper, Hit after, int limit, Instant now) {
        return transactions.read(tx -> find(tx, criteria, shopper, false, after, limit, now)
                .chain(found -> found.isEmpty()
                                && criteria.text() != null
                                && (after.equals(Hit.BEFORE_ALL) || after.score() <= 1)
                        ? find(tx, criteria, shopper, true, after, limit, now)
                        : Uni.createFrom().item(found)));
    }

    /** The hits among what has been priced, after that one. */
    public Uni<List<Hit>> find(Criteria criteria, Shopper shopper, Priced priced, Hit after, int limit, Instant now) {
        Statement statement = new Statement(criteria, shopper, priced.alike(), now);
        return transactions.read(tx -> hits(tx, statement, statement.found(priced.prices()), after, limit));
    }

    /** How what has been priced differs. @param language tag of labels */
    public Uni<Facets> count(Criteria criteria, Shopper shopper, Priced priced, String language, Instant now) {
        Statement statement = new Statement(criteria, shopper, priced.alike(), now);
        String found = statement.found(priced.prices());
        String place = statement.parameter(language);
        String sql = "with found as materialized " + found + COUNTS.replace("$1::text", place + "::text");
        boolean capped = priced.prices().size() >= Statement.MOST_CANDIDATES;
        return transactions.read(tx -> tx.sql(sql, statement.parameters())).map(rows -> facets(rows, capped));
    }

    private static Uni<List<Hit>> find(
            Transaction tx, Criteria criteria, Shopper shopper, boolean alike, Hit after, int limit, Instant now) {
        Statement statement = new Statement(criteria, shopper, alike, now);
        String found = statement.found();
        if (!criteria.isById()) {
            return hits(tx, statement, found, after, limit);
        }
        // By id alone, so that the index of ids gives the page, whatever there is behind it.
        String sql = "select product_id, score as key from " + found + " found where product_id > "
                + statement.parameter(after.productId()) + " order by product_id limit " + statement.parameter(limit);
        return read(tx, statement, sql);
    }

    private static Uni<List<Hit>> hits(Transaction tx, Statement statement, String found, Hit after, int limit) {
        String sql = "select product_id, key from (select product_id, " + statement.key() + " as key from " + found
                + " found) hit where key < " + statement.parameter(after.score()) + " or (key = "
                + statement.parameter(after.score()) + " and product_id > "
                + statement.parameter(after.productId()) + ") order by key desc, product_id limit "
                + statement.parameter(limit);
        return read(tx, statement, sql);
    }

    private static Uni<List<Hit>> read(Transaction tx, Statement statement, String sql) {
        return tx.sql(sql, statement.parameters()).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Hit(row.getDouble(1), row.getUUID(0)))
                .toList());
    }

    private static Facets facets(RowSet<Row> rows, boolean capped) {
        long total = 0;
        Map<String, List<Facet.Value>> values = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.getString(0).isEmpty()) {
                total = row.getLong(4);
            } else {
                values.computeIfAbsent(row.getString(0), name -> new ArrayList<>())
                        .add(new Facet.Value(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
            }
        }
        List<Facet> facets = values.entrySet().stream()
                .map(facet -> new Facet(facet.getKey(), facet.getValue()))
                .toList();
        return new Facets(total, capped, facets);
    }
}
