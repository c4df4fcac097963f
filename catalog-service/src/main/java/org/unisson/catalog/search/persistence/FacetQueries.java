package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.search.domain.Facet;
import org.unisson.catalog.search.domain.Facets;
import org.unisson.catalog.search.domain.Matches;
import org.unisson.chassis.persistence.Transactions;

/** Says in words how products differ. */
@Singleton
public class FacetQueries {

    private static final String LABELS = """
            select c.name, c.value,
                   coalesce(case when $1::text = 'fr' then a.label_fr else a.label_en end, a.label_fr, a.label_en,
                            d.content ->> 'name', d.content -> 'names' ->> $1::text, d.content -> 'names' ->> 'fr',
                            d.content -> 'names' ->> 'en', c.value) as label,
                   a.swatch, c.products
            from unnest($2::text[], $3::text[], $4::bigint[], $5::int[]) as c (name, value, products, rank)
            left join document d on d.kind = c.name and d.kind in ('brand', 'category') and d.id = c.value
            left join lateral (
                select * from attribute_value where name = c.name and key = c.value limit 1) a on true
            order by c.name, a.position, c.rank""";

    private final Transactions transactions;

    FacetQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** How matches differ, in words. @param language tag of labels */
    public Uni<Facets> facets(Matches matches, String language) {
        List<Matches.Count> counts = matches.counts();
        return transactions
                .read(tx -> tx.sql(
                        LABELS,
                        language,
                        counts.stream().map(Matches.Count::name).toArray(String[]::new),
                        counts.stream().map(Matches.Count::value).toArray(String[]::new),
                        counts.stream().map(Matches.Count::products).toArray(Long[]::new),
                        counts.stream().map(Matches.Count::rank).toArray(Integer[]::new)))
                .map(rows -> new Facets(matches.products().size(), matches.capped(), facets(rows)));
    }

    private static List<Facet> facets(RowSet<Row> rows) {
        Map<String, List<Facet.Value>> values = new LinkedHashMap<>();
        for (Row row : rows) {
            values.computeIfAbsent(row.getString(0), name -> new ArrayList<>())
                    .add(new Facet.Value(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
        }
        return values.entrySet().stream()
                .map(facet -> new Facet(facet.getKey(), facet.getValue()))
                .toList();
    }
}
