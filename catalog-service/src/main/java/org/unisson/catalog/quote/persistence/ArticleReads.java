package org.unisson.catalog.quote.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.chassis.persistence.Given;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** SKUs with all that pricing needs of them. */
@Singleton
public class ArticleReads {

    private static final String CUSTOMER = Given.one("$2", "uuid");

    private static final String FOR_SHOPPER = "select v.sku, p.category, p.brand, v.sku is not null as priced, "
            + PricingColumns.COLUMNS + ", "
            + PricingColumns.once(CUSTOMER)
            + "from (select 1) one left join (variant v join product p on p.product_id = v.product_id"
            + " and p.status = 'ACTIVE') on v.sku = " + Given.any("$1", "text") + " and "
            + Visibility.isVisible(
                    "v.sku",
                    Given.one("$3", "text"),
                    Given.one("$4", "text[]"),
                    CUSTOMER,
                    Given.one("$5", "timestamptz"))
            + PricingColumns.JOINS;

    private static final String FOR_ALL = "select v.sku, p.category, p.brand, " + PricingColumns.COLUMNS
            + ", coalesce(l.version, 0) as price_version from variant v join product p on p.product_id = v.product_id"
            + " left join price_list l on l.sku = v.sku "
            + PricingColumns.JOINS
            + "where v.sku = any($1)";

    private static final String WITH_EXCEPTIONS =
            "select sku from coherence_check where sku > $1 order by sku limit $2";

    /**
     * What was read for a basket.
     *
     * @param termsVersion of the terms that were in force for the statement
     * @param articles by SKU; those that do not exist, or not for this shopper, are missing
     */
    public record Read(long termsVersion, Buyer buyer, Map<String, Article> articles) {}

    /** What this shopper may buy of these SKUs. */
    public Uni<Read> forShopper(Transaction tx, Collection<String> skus, String channel, Shopper shopper, Instant at) {
        return tx.sql(
                        FOR_SHOPPER,
                        skus.toArray(String[]::new),
                        shopper.customerId(),
                        channel,
                        shopper.segments().toArray(String[]::new),
                        Times.toDatabase(at))
                .map(rows -> {
                    Map<String, Article> articles = new HashMap<>();
                    for (Row row : rows) {
                        if (row.getBoolean("priced")) {
                            Article article = PricingColumns.article(row);
                            articles.put(article.sku(), article);
                        }
                    }
                    PricingColumns.Once once = PricingColumns.once(rows, shopper.customerId() != null);
                    return new Read(once.termsVersion(), once.buyer(), articles);
                });
    }

    /** These SKUs, whoever may see them, with the version of their prices. */
    public Uni<Map<Article, Long>> all(Transaction tx, Collection<String> skus) {
        return tx.sql(FOR_ALL, (Object) skus.toArray(String[]::new)).map(rows -> {
            Map<Article, Long> articles = new HashMap<>();
            rows.forEach(row -> articles.put(PricingColumns.article(row), row.getLong("price_version")));
            return articles;
        });
    }

    /** SKUs that do not cost the same everywhere, by SKU, after that one. */
    public Uni<List<String>> withExceptions(Transaction tx, String after, int limit) {
        return tx.sql(WITH_EXCEPTIONS, after, limit).map(rows -> {
            List<String> skus = new ArrayList<>();
            rows.forEach(row -> skus.add(row.getString(0)));
            return skus;
        });
    }
}
