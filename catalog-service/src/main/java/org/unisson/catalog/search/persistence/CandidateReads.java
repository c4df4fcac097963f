package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.price.persistence.PriceColumns;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.quote.persistence.PricingColumns;
import org.unisson.catalog.search.domain.Candidate;
import org.unisson.catalog.search.domain.Candidates;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Described;
import org.unisson.catalog.search.domain.Properties;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** What may be found by its price, and all that pricing needs of it. */
@Singleton
public class CandidateReads {

    private static final String ARTICLES = """
            select p.product_id, p.xmin::text::bigint as mark, coalesce(n.version, 0) as prices, p.keys, p.category_ids,
                   p.category, p.brand, v.sku, price.*,
                   exists (select from variant w join reserved_sku r on r.sku = w.sku
                           where w.product_id = p.product_id and r.ends_at > $5) as reserved,
            """ + PricingColumns.once("$4::uuid") + """
            from product p
            left join product_prices n on n.product_id = p.product_id
            join variant v on v.product_id = p.product_id and\s"""
            + Visibility.isVisible("v.sku", "$2", "$3", "$4", "$5") + """
            cross join lateral (select\s""" + PriceColumns.ARRAYS + """
             from price where sku = v.sku) price
            where p.product_id = any($1)""";

    private final Transactions transactions;

    CandidateReads(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Products with what pricing needs of them.
     *
     * @param termsVersion of the terms that were in force for the statement; 0 where nothing was found
     */
    public record Articles(long termsVersion, Buyer buyer, Collection<Described> products) {}

    /** At most 1,000 products; where no words match, those that are alike. */
    public Uni<Candidates> of(Criteria criteria, Shopper shopper, Instant now) {
        return transactions.read(tx -> of(tx, criteria, shopper, false, now)
                .chain(found -> found.products().isEmpty() && criteria.text() != null
                        ? of(tx, criteria, shopper, true, now)
                        : Uni.createFrom().item(found)));
    }

    private static Uni<Candidates> of(Transaction tx, Criteria criteria, Shopper shopper, boolean alike, Instant now) {
        Statement statement = new Statement(criteria, shopper, alike, now);
        String sql = statement.candidates();
        return tx.sql(sql, statement.parameters()).map(CandidateReads::candidates);
    }

    private static Candidates candidates(RowSet<Row> rows) {
        List<Candidate> products = new ArrayList<>(rows.size());
        for (Row row : rows) {
            products.add(new Candidate(row.getUUID(0), row.getLong(1), row.getLong(2), row.getDouble(3)));
        }
        return new Candidates(
                PricingColumns.once(rows, false).termsVersion(),
                products.size() >= Statement.MOST_CANDIDATES,
                products);
    }

    /** Those of these products that are there for who asks. */
    public Uni<Articles> articles(Collection<UUID> productIds, Question question, Instant now) {
        Shopper shopper = question.shopper();
        return transactions
                .read(tx -> tx.sql(
                        ARTICLES,
                        productIds.toArray(UUID[]::new),
                        question.channel(),
                        shopper.segments().toArray(String[]::new),
                        shopper.customerId(),
                        Times.toDatabase(now)))
                .map(rows -> {
                    PricingColumns.Once once = PricingColumns.once(rows, shopper.customerId() != null);
                    return new Articles(once.termsVersion(), once.buyer(), described(rows));
                });
    }

    private static Collection<Described> described(RowSet<Row> rows) {
        Map<UUID, Described> products = new LinkedHashMap<>();
        for (Row row : rows) {
            products.computeIfAbsent(row.getUUID("product_id"), id -> described(id, row))
                    .articles()
                    .add(new Article(
                            row.getString("sku"),
                            row.getString("category"),
                            row.getString("brand"),
                            PriceColumns.read(row),
                            List.of()));
        }
        return products.values();
    }

    private static Described described(UUID productId, Row row) {
        return new Described(
                productId,
                row.getLong("mark"),
                row.getLong("prices"),
                row.getBoolean("reserved"),
                new Properties(List.of(row.getArrayOfStrings("keys")), List.of(row.getArrayOfStrings("category_ids"))),
                new ArrayList<>());
    }
}
