package org.unisson.order.goods.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.goods.application.Goods;
import org.unisson.order.goods.domain.Article;
import org.unisson.order.goods.domain.Product;

/** Goods in PostgreSQL: read over all that is known of a SKU, whatever feed has told it. */
@ApplicationScoped
class GoodsTable implements Goods {

    private static final String KNOWN = """
             known.product, known.sellable, assortment.entries::text, brand.brand_id, brand.appointment,
                   brand.named_seller, brand.sellers, brand.channels, made.parts, made.pieces""";

    private static final String OF_KNOWN = """
            \sleft join known_assortment assortment on assortment.product = known.product
            left join branded_product branded on branded.product = known.product
            left join brand_policy brand on brand.brand_id = branded.brand_id
                and (brand.appointment or brand.named_seller or brand.channels <> '{}')
            left join lateral (
                select array_agg(part order by part) as parts, array_agg(pieces order by part) as pieces
                from known_bundle_part of where of.sku = known.sku) made on true""";

    private static final String OF =
            "select known.sku," + KNOWN + " from known_sku known" + OF_KNOWN + " where known.sku = any($1)";

    // The price that names the channel wins, then the latest. What a bundle costs is shared by what its parts do.
    private static final String OFFERED = "select wanted.sku," + KNOWN + """
            , price.minor, price.currency,
                (select array_agg(location) from known_location where location = any($4)) as locations
            from (select unnest($1::text[]) as sku union select part from known_bundle_part where sku = any($1)) wanted
            left join known_sku known on known.sku = wanted.sku""" + OF_KNOWN + """
            \sleft join lateral (
                select asked.minor, asked.currency
                from known_price asked join known_channel channel on channel.channel = $2
                where asked.sku = wanted.sku and asked.channel in ('', $2) and asked.currency = channel.currency
                  and asked.valid_from <= $3 and (asked.valid_to is null or asked.valid_to > $3)
                order by asked.channel = $2 desc, asked.valid_from desc limit 1) price on true""";

    private final ArticleReading articles;
    private final ProductWriting products;

    GoodsTable(ArticleReading articles, ProductWriting products) {
        this.articles = articles;
        this.products = products;
    }

    @Override
    public Uni<Map<Sku, Article>> of(Transaction tx, Collection<Sku> skus) {
        return tx.sql(OF, (Object) codes(skus)).map(rows -> {
            Map<Sku, Article> found = new HashMap<>();
            rows.forEach(row -> articles.read(row).ifPresent(article -> found.put(article.sku(), article)));
            return found;
        });
    }

    @Override
    public Uni<Offered> offered(Transaction tx, Wanted wanted) {
        return tx.sql(
                        OFFERED,
                        codes(wanted.skus()),
                        wanted.channel(),
                        Times.toDatabase(wanted.at()),
                        wanted.locations().stream().map(Gln::number).distinct().toArray(String[]::new))
                .map(articles::offered);
    }

    @Override
    public Uni<Void> put(Transaction tx, List<Product> told) {
        return told.isEmpty() ? Uni.createFrom().voidItem() : products.put(tx, told);
    }

    @Override
    public Uni<Void> forget(Transaction tx, Collection<UUID> productIds) {
        return productIds.isEmpty() ? Uni.createFrom().voidItem() : products.forget(tx, productIds);
    }

    private static String[] codes(Collection<Sku> skus) {
        return skus.stream().map(Sku::code).distinct().toArray(String[]::new);
    }
}
