package org.unisson.catalog.page.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.domain.Mark;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.quote.persistence.PricingColumns;
import org.unisson.chassis.persistence.Given;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;

/** What has to be read of an offer that is known already: whether it still is, and its stock. */
@Singleton
public class OfferMarks {

    // What is, or will be, there for some only has to be read for whoever asks; so have bundles, whose stock is that of
    // their parts.
    private static final String SELECT = """
            select $1::text is null or c.channel_id is not null as known_channel, p.product_id,
                   p.xmin::text::bigint as mark, coalesce(n.version, 0) as prices, coalesce(r.version, 0) as rating,
                   exists (select from variant w join reserved_sku q on q.sku = w.sku
                           where w.product_id = p.product_id and q.ends_at > $5)
                   or exists (select from variant w join bundle_component b on b.sku = w.sku
                              where w.product_id = p.product_id) as special,
                   case when row_number() over () = 1 and coalesce(c.active, true) then stock.skus end as skus,
                   case when row_number() over () = 1 then stock.locations end as locations,
                   case when row_number() over () = 1 then stock.available end as available,
            """ + PricingColumns.once(Given.one("$4", "uuid")) + """
            from product p
            left join product_prices n on n.product_id = p.product_id
            left join product_rating r on r.product_id = p.product_id
            left join channel c on c.channel_id = $1
            cross join (
                select array_agg(a.sku) as skus, array_agg(a.location) as locations,
                       array_agg(a.available) as available
                from channel_stock($1) a join location l on l.gln = a.location and l.open
                where a.sku =\s"""
            + Given.any("$6", "text") + """
                 and ((select $2::text) is null or a.location = (select $2::text))) stock
            where p.product_id =\s""" + Given.any("$3", "uuid") + """

                  and (p.assortment is null or sellability(p.assortment, $1, (extract(epoch from now()) * 1e6)::bigint) is not null)
            """;

    private final Transactions transactions;

    OfferMarks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What was read of a product.
     *
     * @param special whether what is shown of it has to be read anew for whoever asks
     */
    public record Marked(UUID productId, Mark mark, boolean special) {}

    /** What was read. @param stock by SKU, in the order of locations */
    public record Found(PricingColumns.Once once, List<Marked> products, Map<String, List<Offer.Stock>> stock) {}

    /**
     * Those of these products that the channel has; fails with 422 where it does not exist.
     *
     * @param skus whose stock is wanted: not that of bundles
     */
    public Uni<Found> of(Collection<UUID> productIds, Collection<String> skus, Question question, Instant now) {
        return transactions
                .read(tx -> tx.sql(
                        SELECT,
                        question.channel(),
                        question.location(),
                        productIds.toArray(UUID[]::new),
                        question.shopper().customerId(),
                        Times.toDatabase(now),
                        skus.toArray(String[]::new)))
                .map(rows -> read(rows, question));
    }

    private static Found read(RowSet<Row> rows, Question question) {
        List<Marked> products = new ArrayList<>(rows.size());
        Map<String, List<Offer.Stock>> stock = Map.of();
        for (Row row : rows) {
            if (!row.getBoolean("known_channel")) {
                throw Offers.unknownChannel(question.channel());
            }
            products.add(new Marked(
                    row.getUUID("product_id"),
                    new Mark(row.getLong("mark"), row.getLong("prices"), row.getLong("rating")),
                    row.getBoolean("special")));
            String[] skus = row.getArrayOfStrings("skus");
            if (skus != null) {
                stock = stock(skus, row.getArrayOfStrings("locations"), row.getArrayOfLongs("available"));
            }
        }
        return new Found(PricingColumns.once(rows, question.shopper().customerId() != null), products, stock);
    }

    private static Map<String, List<Offer.Stock>> stock(String[] skus, String[] locations, Long[] available) {
        Map<String, List<Offer.Stock>> stock = new HashMap<>();
        for (int i = 0; i < skus.length; i++) {
            stock.computeIfAbsent(skus[i], sku -> new ArrayList<>()).add(new Offer.Stock(locations[i], available[i]));
        }
        stock.values().forEach(each -> each.sort(Comparator.comparing(Offer.Stock::location)));
        return stock;
    }
}
