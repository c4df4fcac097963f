package org.unisson.order.goods.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.domain.Assortment;
import org.unisson.order.assortment.persistence.AssortmentJson;
import org.unisson.order.brandpolicy.domain.BrandPolicy;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.goods.application.Goods.Offered;
import org.unisson.order.goods.domain.Article;

/** Rows as articles, by the order of the columns. */
@Singleton
class ArticleReading {

    private static final int SKU = 0;
    private static final int PRODUCT = 1;
    private static final int SELLABLE = 2;
    private static final int ENTRIES = 3;
    private static final int BRAND = 4;
    private static final int APPOINTMENT = 5;
    private static final int NAMED_SELLER = 6;
    private static final int SELLERS = 7;
    private static final int CHANNELS = 8;
    private static final int PARTS = 9;
    private static final int PIECES = 10;
    private static final int MINOR = 11;
    private static final int CURRENCY = 12;
    private static final int LOCATIONS = 13;

    private final AssortmentJson assortments;

    ArticleReading(AssortmentJson assortments) {
        this.assortments = assortments;
    }

    /** Empty: the SKU is not known. */
    Optional<Article> read(Row row) {
        UUID product = row.getUUID(PRODUCT);
        if (product == null) {
            return Optional.empty();
        }
        Sku sku = new Sku(row.getString(SKU));
        return Optional.of(new Article(
                sku,
                product,
                row.getBoolean(SELLABLE),
                Optional.ofNullable(row.getString(ENTRIES))
                        .map(entries -> new Assortment(product, assortments.read(entries))),
                brand(row),
                Optional.ofNullable(row.getArrayOfStrings(PARTS))
                        .map(parts -> bundle(sku, parts, row.getArrayOfLongs(PIECES)))));
    }

    Offered offered(RowSet<Row> rows) {
        Map<Sku, Article> articles = new HashMap<>();
        Map<Sku, Money> prices = new HashMap<>();
        Set<Gln> locations = new HashSet<>();
        for (Row row : rows) {
            read(row).ifPresent(article -> articles.put(article.sku(), article));
            if (row.getLong(MINOR) != null) {
                prices.put(new Sku(row.getString(SKU)), new Money(row.getLong(MINOR), row.getString(CURRENCY)));
            }
            // The same in each row.
            if (row.getArrayOfStrings(LOCATIONS) != null) {
                List.of(row.getArrayOfStrings(LOCATIONS)).forEach(location -> locations.add(new Gln(location)));
            }
        }
        return new Offered(articles, prices, locations);
    }

    private static Optional<BrandPolicy> brand(Row row) {
        return Optional.ofNullable(row.getString(BRAND))
                .map(brand -> new BrandPolicy(
                        brand,
                        row.getBoolean(APPOINTMENT),
                        row.getBoolean(NAMED_SELLER),
                        Set.of(row.getArrayOfStrings(SELLERS)),
                        Set.of(row.getArrayOfStrings(CHANNELS))));
    }

    private static Bundle bundle(Sku sku, String[] parts, Long[] pieces) {
        return new Bundle(
                sku,
                IntStream.range(0, parts.length)
                        .mapToObj(index -> new Bundle.Part(new Sku(parts[index]), pieces[index]))
                        .toList());
    }
}
