package org.unisson.catalog.page.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.persistence.PricingColumns;
import org.unisson.catalog.review.persistence.RatingColumns;
import org.unisson.chassis.persistence.Given;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Offers straight from SQL: one round trip, whatever the number of products, variants, prices and locations. */
@Singleton
public class Offers {

    private static final String CUSTOMER = Given.one("$4", "uuid");

    // Not even the stock of a withdrawn product counts.
    private static final String COLUMNS = """
            $1::text is null or c.channel_id is not null as known_channel, p.product_id, p.name_fr, p.name_en, p.brand,
                   p.category, p.status, p.version, v.sku, v.gtin, v.options,
                   stock.locations, stock.available,
            """ + PricingColumns.COLUMNS + ", " + RatingColumns.COLUMNS + ", "
            + PricingColumns.once(CUSTOMER) + """
            from product p
            left join product_rating pr on pr.product_id = p.product_id
            join variant v on v.product_id = p.product_id
                 and (p.assortment is null or sellability(p.assortment, $1, (extract(epoch from now()) * 1e6)::bigint) is not null)
            left join channel c on c.channel_id = $1
            """ + PricingColumns.JOINS + """
            cross join lateral (
                select array_agg(a.location order by a.location) as locations,
                       array_agg(a.available order by a.location) as available
                from sellable_stock($1) a join location l on l.gln = a.location and l.open
                where a.sku = v.sku and ((select $2::text) is null or a.location = (select $2::text))
                      and p.status = 'ACTIVE' and coalesce(c.active, true)) stock
            """;

    private static final String VISIBLE = Visibility.isVisible(
            "v.sku", Given.one("$1", "text"), Given.one("$5", "text[]"), CUSTOMER, Given.one("$6", "timestamptz"));

    private static final String BY_SKU = "select " + COLUMNS + "where v.sku = $3 and " + VISIBLE;

    private static final String PRODUCTS = COLUMNS + "where p.product_id = " + Given.any("$3", "uuid") + " and "
            + VISIBLE + " order by p.product_id, v.position";

    private static final String BY_PRODUCT = "select " + PRODUCTS;

    // Says of each product whether one of its variants is, or will be, there for some only.
    private static final String BY_PRODUCT_RESERVED = """
            select exists (select from variant w join reserved_sku q on q.sku = w.sku
                           where w.product_id = p.product_id and q.ends_at > $6) as reserved,
            """ + PRODUCTS;

    private final Transactions transactions;

    Offers(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What was read.
     *
     * @param offers not priced yet
     * @param whole those of them that everybody sees like this; empty where that was not asked
     */
    public record Found(PricingColumns.Once once, Map<UUID, Offer> offers, Set<UUID> whole) {

        /** Of the terms that were in force for the statement; 0 where nothing was found. */
        public long termsVersion() {
            return once.termsVersion();
        }

        public Buyer buyer() {
            return once.buyer();
        }
    }

    /** The product of that SKU, with this one variant. */
    public Uni<Found> ofSku(String sku, Question question, Instant now) {
        return find(BY_SKU, sku, question, now);
    }

    /** The products of these ids that exist. */
    public Uni<Found> ofProducts(Collection<UUID> productIds, Question question, Instant now) {
        return find(BY_PRODUCT, productIds.toArray(UUID[]::new), question, now);
    }

    /** The same, and which of them everybody sees like this. */
    public Uni<Found> ofProductsAndWhole(Collection<UUID> productIds, Question question, Instant now) {
        return find(BY_PRODUCT_RESERVED, productIds.toArray(UUID[]::new), question, now);
    }

    private Uni<Found> find(String sql, Object asked, Question question, Instant now) {
        return transactions
                .read(tx -> tx.sql(
                        sql,
                        question.channel(),
                        question.location(),
                        asked,
                        question.shopper().customerId(),
                        question.shopper().segments().toArray(String[]::new),
                        Times.toDatabase(now)))
                .map(rows -> read(rows, question));
    }

    private static Found read(RowSet<Row> rows, Question question) {
        Map<UUID, Offer> offers = new LinkedHashMap<>();
        Set<UUID> whole = new HashSet<>();
        boolean saysWhole = rows.columnsNames().contains("reserved");
        PricingColumns.Once once = PricingColumns.once(rows, question.shopper().customerId() != null);
        for (Row row : rows) {
            if (!row.getBoolean("known_channel")) {
                throw unknownChannel(question.channel());
            }
            offers.computeIfAbsent(row.getUUID("product_id"), id -> OfferRow.product(row))
                    .variants()
                    .add(OfferRow.variant(row));
            if (saysWhole && !row.getBoolean("reserved")) {
                whole.add(row.getUUID("product_id"));
            }
        }
        return new Found(once, offers, whole);
    }

    static RuntimeException unknownChannel(String channel) {
        return Problem.unprocessable("unknown-channel", "channel", "there is no channel '" + channel + "'")
                .asException();
    }
}
