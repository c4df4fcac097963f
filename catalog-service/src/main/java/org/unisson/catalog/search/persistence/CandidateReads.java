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
import org.unisson.catalog.search.domain.Described;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;

/** All that pricing needs of products. */
@Singleton
public class CandidateReads {

    private static final String ARTICLES = """
            select p.product_id, p.xmin::text::bigint as mark, coalesce(n.version, 0) as prices,
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
                productId, row.getLong("mark"), row.getLong("prices"), row.getBoolean("reserved"), new ArrayList<>());
    }
}
