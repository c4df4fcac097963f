package org.unisson.catalog.price.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Writes the prices of any number of SKUs with three statements. */
@Singleton
public class PriceWrites {

    private static final String LISTS = """
            insert into price_list (sku, version, changed_at)
            select * from unnest($1::text[], $2::bigint[], $3::timestamptz[])
            on conflict (sku) do update set version = excluded.version, changed_at = excluded.changed_at""";

    private static final String CLEAR = "delete from price where sku = any($1)";

    private static final String PRICES = """
            insert into price (sku, channel_id, minor, currency, valid_from, valid_to)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::timestamptz[])""";

    /** The caller is the only writer, and each SKU is there once. */
    public Uni<Void> save(Transaction tx, Collection<PricedSku> priced) {
        String[] skus = priced.stream().map(one -> one.sku().code()).toArray(String[]::new);
        return tx.sql(
                        LISTS,
                        skus,
                        priced.stream().map(PricedSku::version).toArray(Long[]::new),
                        priced.stream()
                                .map(one -> Times.toDatabase(one.changedAt()))
                                .toArray(OffsetDateTime[]::new))
                .chain(() -> tx.sql(CLEAR, (Object) skus))
                .chain(() -> insert(tx, priced));
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
                        prices.stream().map(price -> price.price().minor()).toArray(Long[]::new),
                        prices.stream().map(price -> price.price().currency()).toArray(String[]::new),
                        prices.stream()
                                .map(price -> Times.toDatabase(price.validFrom()))
                                .toArray(OffsetDateTime[]::new),
                        prices.stream()
                                .map(price -> Times.toDatabase(price.validTo()))
                                .toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }
}
