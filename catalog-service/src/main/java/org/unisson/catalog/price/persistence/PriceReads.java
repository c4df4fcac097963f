package org.unisson.catalog.price.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.unisson.catalog.price.domain.Bounds;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;

/** Prices as they stand in the database. */
@Singleton
public class PriceReads {

    private static final String SELECT = "select l.sku, l.version, l.changed_at, p.* from price_list l"
            + " cross join lateral (select " + PriceColumns.ARRAYS + " from price where sku = l.sku) p ";

    /** Those of these SKUs that have been priced. */
    public Uni<Map<Sku, PricedSku>> find(Transaction tx, Collection<Sku> skus) {
        return tx.sql(SELECT + "where l.sku = any($1)", (Object) codes(skus)).map(rows -> {
            Map<Sku, PricedSku> found = new HashMap<>();
            read(rows).forEach(priced -> found.put(priced.sku(), priced));
            return found;
        });
    }

    /** The price lists that follow this SKU, in the order of SKUs. */
    public Uni<List<PricedSku>> after(Transaction tx, String sku, int limit) {
        return tx.sql(SELECT + "where l.sku > $1 order by l.sku limit $2", sku, limit)
                .map(PriceReads::read);
    }

    /** Which of these SKUs and which channels and price lists there are. */
    public Uni<Bounds> bounds(Transaction tx, Collection<Sku> skus) {
        String sql = """
                select 'sku', sku, null from variant where sku = any($1)
                union all select 'channel', channel_id, currency from channel
                union all select 'list', list_id, content->>'currency' from named_list""";
        return tx.sql(sql, (Object) codes(skus)).map(rows -> {
            Set<Sku> known = new HashSet<>();
            Map<String, String> channels = new HashMap<>();
            Map<String, String> lists = new HashMap<>();
            for (Row row : rows) {
                switch (row.getString(0)) {
                    case "sku" -> known.add(new Sku(row.getString(1)));
                    case "channel" -> channels.put(row.getString(1), row.getString(2));
                    default -> lists.put(row.getString(1), row.getString(2));
                }
            }
            return new Bounds(known, channels, lists);
        });
    }

    /** Those of these SKUs whose brand is never reduced, with its name. */
    public Uni<Map<String, String>> neverReduced(Transaction tx, Collection<Sku> skus) {
        String sql = """
                select v.sku, d.content ->> 'name' from variant v join product p using (product_id)
                join document d on d.kind = 'brand' and d.id = p.brand_id
                where v.sku = any($1) and (d.content -> 'policy' ->> 'noDiscounts')::boolean""";
        return tx.sql(sql, (Object) codes(skus)).map(rows -> {
            Map<String, String> brands = new HashMap<>();
            rows.forEach(row -> brands.put(row.getString(0), row.getString(1)));
            return brands;
        });
    }

    private static String[] codes(Collection<Sku> skus) {
        return skus.stream().map(Sku::code).toArray(String[]::new);
    }

    private static List<PricedSku> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new PricedSku(
                        new Sku(row.getString("sku")),
                        row.getLong("version"),
                        PriceColumns.read(row),
                        Times.fromDatabase(row.getOffsetDateTime("changed_at"))))
                .toList();
    }
}
