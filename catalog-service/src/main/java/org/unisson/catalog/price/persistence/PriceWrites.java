package org.unisson.catalog.price.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Writes the prices of any number of SKUs with a few statements. */
@Singleton
public class PriceWrites {

    private static final String LISTS = """
            insert into price_list (sku, version, changed_at)
            select * from unnest($1::text[], $2::bigint[], $3::timestamptz[])
            on conflict (sku) do update set version = excluded.version, changed_at = excluded.changed_at""";

    private static final String PRODUCTS = """
            insert into product_prices as p (product_id, version)
            select distinct product_id, 1 from variant where sku = any($1)
            on conflict (product_id) do update set version = p.version + 1""";

    // What stood until now is kept with the period in which customers could see it.
    private static final String REMEMBER = """
            insert into price_history
                (sku, channel_id, list_id, minor, currency, valid_from, valid_to, asked_from, asked_to)
            select sku, channel_id, list_id, minor, currency, valid_from, valid_to, recorded_at, $2
            from price
            where sku = any($1) and recorded_at < $2 and valid_from < $2
                  and (valid_to is null or valid_to > $2::timestamptz - interval '400 days')""";

    // A SKU that does not cost the same everywhere, or did so until now, is looked at for incoherences.
    private static final String CHECK = """
            insert into coherence_check (sku, due_at)
            select distinct sku, 'epoch'::timestamptz from price
            where sku = any($1) and (channel_id is not null or list_id is not null)
            on conflict (sku) do update set due_at = excluded.due_at""";

    private static final String CLEAR = "delete from price where sku = any($1)";

    private static final String PRICES = """
            insert into price
                (sku, channel_id, list_id, minor, currency, valid_from, valid_to, reason, recorded_at)
            select p.*, case when l.version = 1 then 'epoch'::timestamptz else l.changed_at end
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[],
                        $7::timestamptz[], $8::text[]) as p (sku)
            join price_list l on l.sku = p.sku""";

    /** The caller is the only writer, and each SKU is there once. @param now since when they stand */
    public Uni<Void> save(Transaction tx, Collection<PricedSku> priced, Instant now) {
        String[] skus = priced.stream().map(one -> one.sku().code()).toArray(String[]::new);
        return tx.sql(
                        LISTS,
                        skus,
                        priced.stream().map(PricedSku::version).toArray(Long[]::new),
                        priced.stream()
                                .map(one -> Times.toDatabase(one.changedAt()))
                                .toArray(OffsetDateTime[]::new))
                .chain(() -> tx.sql(PRODUCTS, (Object) skus))
                .chain(() -> tx.sql(REMEMBER, skus, Times.toDatabase(now)))
                .chain(() -> tx.sql(CHECK, (Object) skus))
                .chain(() -> tx.sql(CLEAR, (Object) skus))
                .chain(() -> insert(tx, priced))
                .chain(() -> tx.sql(CHECK, (Object) skus))
                .replaceWithVoid();
    }

    private static Uni<Void> insert(Transaction tx, Collection<PricedSku> priced) {
        List<String> skus = new ArrayList<>();
        List<Price> prices = new ArrayList<>();
        for (PricedSku one : priced) {
            for (Price price : one.prices().prices()) {
                skus.add(one.sku().code());
                prices.add(price);
            }
        }
        return tx.sql(
                        PRICES,
                        skus.toArray(String[]::new),
                        prices.stream().map(Price::channel).toArray(String[]::new),
                        prices.stream().map(Price::list).toArray(String[]::new),
                        prices.stream().map(price -> price.price().minor()).toArray(Long[]::new),
                        prices.stream().map(price -> price.price().currency()).toArray(String[]::new),
                        prices.stream()
                                .map(price -> Times.toDatabase(price.validFrom()))
                                .toArray(OffsetDateTime[]::new),
                        prices.stream()
                                .map(price -> Times.toDatabase(price.validTo()))
                                .toArray(OffsetDateTime[]::new),
                        prices.stream().map(Price::reason).toArray(String[]::new))
                .replaceWithVoid();
    }
}
