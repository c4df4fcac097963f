package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unisson.catalog.price.persistence.PriceColumns;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.quote.persistence.PricingColumns;
import org.unisson.catalog.search.domain.Candidates;
import org.unisson.catalog.search.domain.Candidates.OfProduct;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** What may be found by its price, with all that pricing needs of it. */
@Singleton
public class CandidateReads {

    private final Transactions transactions;

    CandidateReads(Transactions transactions) {
        this.transactions = transactions;
    }

    /** At most 1,000 products; where no words match, those that are alike. */
    public Uni<Candidates> of(Criteria criteria, Shopper shopper, Instant now) {
        return transactions.read(tx -> of(tx, criteria, shopper, false, now)
                .chain(found -> found.articles().isEmpty() && criteria.text() != null
                        ? of(tx, criteria, shopper, true, now)
                        : Uni.createFrom().item(found)));
    }

    private static Uni<Candidates> of(Transaction tx, Criteria criteria, Shopper shopper, boolean alike, Instant now) {
        Statement statement = new Statement(criteria, shopper, alike, now);
        String sql = statement.candidates();
        return tx.sql(sql, statement.parameters()).map(rows -> read(rows, shopper, alike));
    }

    private static Candidates read(RowSet<Row> rows, Shopper shopper, boolean alike) {
        List<OfProduct> articles = new ArrayList<>();
        for (Row row : rows) {
            articles.add(new OfProduct(
                    row.getUUID("product_id"),
                    new Article(
                            row.getString("sku"),
                            row.getString("category"),
                            row.getString("brand"),
                            PriceColumns.read(row),
                            List.of())));
        }
        PricingColumns.Once once = PricingColumns.once(rows, shopper.customerId() != null);
        return new Candidates(once.termsVersion(), once.buyer(), alike, articles);
    }
}
