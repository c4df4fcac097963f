package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.unisson.catalog.search.domain.Hit;
import org.unisson.chassis.persistence.Transactions;

/** Finds products that are for sale. */
@Singleton
public class Hits {

    // Words in either language count more than any likeness; likeness forgives typing errors.
    private static final String SEARCH = """
            select product_id, score
            from (
                select p.product_id,
                       case when p.search @@ asked.words then 1 + ts_rank(p.search, asked.words)
                            else word_similarity(asked.typed, p.label) end::float8 as score
                from product p
                cross join (
                    select websearch_to_tsquery('catalog_fr', $1) || websearch_to_tsquery('catalog_en', $1) as words,
                           lower(unaccent($1)) as typed) asked
                where p.status = 'ACTIVE' and (p.search @@ asked.words or asked.typed <% p.label)) hit
            where score < $2 or (score = $2 and product_id > $3)
            order by score desc, product_id
            limit $4""";

    private static final String ALL = """
            select product_id, 0::float8 from product
            where status = 'ACTIVE' and product_id > $1
            order by product_id
            limit $2""";

    private final Transactions transactions;

    Hits(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The best hits after that one. @param text words as people type them, not blank */
    public Uni<List<Hit>> of(String text, Hit after, int limit) {
        return transactions
                .read(tx -> tx.sql(SEARCH, text, after.score(), after.productId(), limit))
                .map(Hits::read);
    }

    /** Products by id, after that one. */
    public Uni<List<Hit>> all(Hit after, int limit) {
        return transactions.read(tx -> tx.sql(ALL, after.productId(), limit)).map(Hits::read);
    }

    private static List<Hit> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Hit(row.getDouble(1), row.getUUID(0)))
                .toList();
    }
}
