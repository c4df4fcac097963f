package org.unisson.catalog.page.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Offers straight from SQL: one round trip, whatever the number of products, variants, prices and locations. */
@Singleton
public class Offers {

    // Its first column tells whether the channel that asks exists. Not even the stock of a withdrawn product counts.
    private static final String SELECT = """
            select $1::text is null or c.channel_id is not null, p.product_id, p.name_fr, p.name_en, p.brand,
                   p.category, p.status, p.version, v.sku, v.gtin, v.options,
                   price.channels, price.minors, price.currencies, price.froms, price.tos, stock.locations, stock.available
            from product p
            join variant v on v.product_id = p.product_id
            left join channel c on c.channel_id = $1
            cross join lateral (
                select array_agg(channel_id) as channels, array_agg(minor) as minors,
                       array_agg(currency) as currencies, array_agg(valid_from) as froms, array_agg(valid_to) as tos
                from price where sku = v.sku and (channel_id is null or channel_id = $1)) price
            cross join lateral (
                select array_agg(a.location order by a.location) as locations,
                       array_agg(a.available order by a.location) as available
                from availability a join location l on l.gln = a.location and l.open
                where a.sku = v.sku and ($2::text is null or a.location = $2)
                      and p.status = 'ACTIVE' and coalesce(c.active, true)) stock
            """;

    private static final String BY_SKU = SELECT + "where v.sku = $3";

    private static final String BY_PRODUCT = SELECT + "where p.product_id = any($3) order by p.product_id, v.position";

    private final Transactions transactions;

    Offers(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The product of that SKU, with this one variant. */
    public Uni<Optional<Offer>> ofSku(String sku, Question question, Instant now) {
        return transactions
                .read(tx -> tx.sql(BY_SKU, question.channel(), question.location(), sku))
                .map(rows -> read(rows, question, now).values().stream().findFirst());
    }

    /** The products of these ids that exist. */
    public Uni<Map<UUID, Offer>> ofProducts(Collection<UUID> productIds, Question question, Instant now) {
        return transactions
                .read(tx ->
                        tx.sql(BY_PRODUCT, question.channel(), question.location(), productIds.toArray(UUID[]::new)))
                .map(rows -> read(rows, question, now));
    }

    private static Map<UUID, Offer> read(RowSet<Row> rows, Question question, Instant now) {
        Map<UUID, Offer> offers = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!row.getBoolean(0)) {
                throw Problem.unprocessable(
                                "unknown-channel", "channel", "there is no channel '" + question.channel() + "'")
                        .asException();
            }
            offers.computeIfAbsent(row.getUUID("product_id"), id -> OfferRow.product(row))
                    .variants()
                    .add(OfferRow.variant(row, question, now));
        }
        return offers;
    }
}
