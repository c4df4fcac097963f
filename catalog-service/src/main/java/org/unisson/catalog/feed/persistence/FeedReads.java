package org.unisson.catalog.feed.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.feed.domain.Feed;
import org.unisson.catalog.feed.domain.FeedEntry;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.quote.domain.Buyer;
import org.unisson.catalog.quote.persistence.PricingColumns;
import org.unisson.catalog.review.persistence.RatingColumns;
import org.unisson.chassis.persistence.Given;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** What a channel sells to everyone, some products at a time. */
@Singleton
public class FeedReads {

    // Some products have very many variants: a part ends with the product by which there are enough, and what all
    // variants of a product have in common comes once. Open places are read once, not joined for each variant.
    private static final String PART = """
            select p.product_id, p.category, p.brand,
                   case when row_number() over (partition by p.product_id order by v.position) = 1
                       then p.content::text end as content,
                   v.sku, v.gtin, v.options,
                   (select coalesce(sum(s.available), 0)::bigint from sellable_stock($2) s
                    where s.sku = v.sku and s.location = any (array(select gln from location where open))) as pieces,
            """ + PricingColumns.COLUMNS + ", " + RatingColumns.COLUMNS + ", "
            + PricingColumns.once("null::uuid") + """
            from (select * from (
                      select b.*, sum(b.many) over (order by b.product_id) - b.many as before
                      from (select product.*, (select count(*) from variant o where o.product_id = product.product_id) as many
                            from product
                            where product_id > $1 and %s status = 'ACTIVE'
                                  and (assortment is null or sellability(assortment, $2, $3) in ('SELL', 'DELIVERY_ONLY'))
                            order by product_id limit $5) b) c
                  where c.before < $6::bigint) p
            left join product_rating pr on pr.product_id = p.product_id
            left join variant v on v.product_id = p.product_id and\s""" + Visibility.isVisible("v.sku", "$2", "'{}'", "null", "$4")
            + PricingColumns.JOINS + "order by p.product_id, v.position";

    private static final String OF_ALL = PART.replace("%s", "");

    private static final String OF_SOME = PART.replace("%s", "product_id = " + Given.any("$7", "uuid") + " and");

    // Of two contents within a second the later one is told as of the next: a date must not stand for both.
    private static final String REMEMBER = """
            insert into feed_content as f (channel_id, format, hash, since)
            values ($1, $2, $3, date_trunc('second', $4::timestamptz - interval '1 microsecond') + interval '1 second')
            on conflict (channel_id, format) do update set
                hash = excluded.hash,
                since = case when f.hash = excluded.hash then f.since
                        else greatest(excluded.since, f.since + interval '1 second') end
            returning since""";

    private final JsonColumns json;

    FeedReads(JsonColumns json) {
        this.json = json;
    }

    /**
     * Some products.
     *
     * @param last the last product that was looked at; null: there are no more
     * @param buyer what is left of budgets for somebody of whom nothing is known
     */
    public record Part(UUID last, Buyer buyer, List<FeedEntry> entries) {}

    /**
     * What follows that product, by product.
     *
     * @param products at most so many
     * @param variants the part ends with the product by which it has so many
     */
    public Uni<Part> after(Transaction tx, UUID product, Feed feed, int products, int variants) {
        return tx.sql(OF_ALL, product, feed.channel(), micros(feed), at(feed), products, variants)
                .map(this::part);
    }

    /** The same of these products. */
    public Uni<Part> after(Transaction tx, UUID product, Feed feed, Collection<UUID> of, int variants) {
        UUID[] ids = of.toArray(UUID[]::new);
        return tx.sql(OF_SOME, product, feed.channel(), micros(feed), at(feed), ids.length, variants, ids)
                .map(this::part);
    }

    private static long micros(Feed feed) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, feed.now());
    }

    private static OffsetDateTime at(Feed feed) {
        return Times.toDatabase(feed.now());
    }

    /** What the feed holds now. @return the end of the second in which it was first seen to hold that */
    public Uni<Instant> remember(Transaction tx, String channel, String format, byte[] hash, Instant now) {
        return tx.sql(REMEMBER, channel, format, Buffer.buffer(hash), Times.toDatabase(now))
                .map(rows -> Times.fromDatabase(rows.iterator().next().getOffsetDateTime(0)));
    }

    private Part part(RowSet<Row> rows) {
        UUID last = null;
        ProductContent content = null;
        List<FeedEntry> entries = new ArrayList<>();
        for (Row row : rows) {
            UUID productId = row.getUUID("product_id");
            if (!productId.equals(last)) {
                content = json.read(row.getString("content"), ProductContent.class);
                last = productId;
            }
            if (row.getString("sku") != null) {
                entries.add(entry(row, content));
            }
        }
        return new Part(last, PricingColumns.once(rows, false).buyer(), entries);
    }

    private static FeedEntry entry(Row row, ProductContent content) {
        Map<String, String> options = new TreeMap<>();
        row.getJsonObject("options").forEach(option -> options.put(option.getKey(), (String) option.getValue()));
        return new FeedEntry(
                row.getUUID("product_id"),
                row.getString("sku"),
                row.getString("gtin"),
                options,
                content,
                PricingColumns.article(row),
                row.getLong("pieces"),
                RatingColumns.read(row));
    }
}
