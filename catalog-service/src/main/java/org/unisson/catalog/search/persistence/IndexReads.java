package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.assortment.domain.Assorted.Entry;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.search.domain.Indexed;
import org.unisson.catalog.search.domain.Properties;
import org.unisson.catalog.search.domain.WordsReader;
import org.unisson.chassis.persistence.Transactions;

/** What the index is made of. */
@Singleton
public class IndexReads {

    // All that is joined begins after $1 as well: merged with it from its beginning, each part would read all before
    // it.
    private static final String COLUMNS = """
            select p.product_id, p.status = 'ACTIVE' as active, p.xmin::text::bigint as mark,
                   coalesce(n.version, 0) as prices, extract(epoch from p.changed_at)::float8 as changed,
                   coalesce(r.tenths * 1e9 + r.reviews, -1)::float8 as rating, p.keys, p.category_ids,
                   p.assortment::text as assortment, p.search::text as words
            from product p
            left join product_prices n on n.product_id = p.product_id and n.product_id > $1
            left join product_rating r on r.product_id = p.product_id and r.product_id > $1
            """;

    private static final String ALL =
            COLUMNS + "where p.product_id > $1 and p.status = 'ACTIVE' order by p.product_id limit $2";

    private static final String CHANGED = COLUMNS + """
            where p.product_id in (
                select product_id from product where is_new_since(changed_in, $3::text::pg_snapshot)
                union all
                select product_id from product_prices where is_new_since(changed_in, $3::text::pg_snapshot)
                union all
                select product_id from product_rating where is_new_since(changed_in, $3::text::pg_snapshot))
            and p.product_id > $1
            order by p.product_id
            limit $2""";

    private final Transactions transactions;
    private final JsonColumns json;

    IndexReads(Transactions transactions, JsonColumns json) {
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Some of what is to be in the index, by id.
     *
     * @param gone what is not to be there
     * @param last the last of them; null: there is nothing more
     */
    public record Part(List<Indexed> products, List<UUID> gone, UUID last) {}

    /** What is committed now, as text: all that is read later has seen it. */
    public Uni<String> snapshot() {
        return transactions
                .read(tx -> tx.sql("select pg_current_snapshot()::text"))
                .map(rows -> rows.iterator().next().getString(0));
    }

    /** The next products after that one. @param since a snapshot: what has changed since; null: all that is for sale */
    public Uni<Part> after(UUID after, String since, int limit) {
        return transactions
                .read(tx -> since == null ? tx.sql(ALL, after, limit) : tx.sql(CHANGED, after, limit, since))
                .map(rows -> part(rows, limit));
    }

    private Part part(RowSet<Row> rows, int limit) {
        List<Indexed> products = new ArrayList<>(rows.size());
        List<UUID> gone = new ArrayList<>();
        UUID last = null;
        for (Row row : rows) {
            last = row.getUUID("product_id");
            if (row.getBoolean("active")) {
                products.add(product(row));
            } else {
                gone.add(last);
            }
        }
        return new Part(products, gone, rows.size() < limit ? null : last);
    }

    private Indexed product(Row row) {
        Entry[] assortment = json.read(row.getString("assortment"), Entry[].class);
        return new Indexed(
                row.getUUID("product_id"),
                row.getLong("mark"),
                row.getLong("prices"),
                row.getDouble("changed"),
                row.getDouble("rating"),
                new Properties(List.of(row.getArrayOfStrings("keys")), List.of(row.getArrayOfStrings("category_ids"))),
                assortment == null ? null : List.of(assortment),
                WordsReader.read(row.getString("words")));
    }
}
