package org.unisson.catalog.page.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.catalog.review.domain.Rating;
import org.unisson.chassis.values.Money;

/**
 * A product as offered at an instant, in every language.
 *
 * @param nameFr name in French, or null
 * @param nameEn name in English, or null
 * @param rating what its published reviews say together
 */
public record Offer(
        UUID productId,
        String nameFr,
        String nameEn,
        String brand,
        String category,
        String status,
        long version,
        List<Sellable> variants,
        Rating rating) {

    private static final String ACTIVE = "ACTIVE";

    /**
     * A variant as offered.
     *
     * @param article what pricing needs to know of it
     * @param shown its price and why; null where it has none, or none was asked for
     * @param stock per open location
     */
    public record Sellable(
            String sku,
            String gtin,
            Map<String, String> options,
            Article article,
            ShownPrice shown,
            List<Stock> stock) {

        /** What is to be paid for a piece, tax included; null where it has no price. */
        public Money price() {
            return shown == null ? null : shown.price();
        }

        Sellable stocked(List<Stock> there) {
            return new Sellable(sku, gtin, options, article, shown, there);
        }

        Sellable priced(ShownPrice price) {
            return new Sellable(sku, gtin, options, article, price, stock);
        }
    }

    /** Pieces that can be promised at an open location. */
    public record Stock(String location, long available) {}

    /** The same with the price of each variant; null where it has none. */
    public Offer priced(Function<Article, ShownPrice> pricing) {
        return with(variant -> variant.priced(pricing.apply(variant.article())));
    }

    /** The same with those prices, one for each variant, in their order; null where it has none. */
    public Offer priced(List<ShownPrice> prices) {
        List<Sellable> priced = new ArrayList<>(variants.size());
        for (int i = 0; i < variants.size(); i++) {
            priced.add(variants.get(i).priced(prices.get(i)));
        }
        return with(priced);
    }

    /** The same with that stock by SKU; none where it is not for sale. */
    public Offer stocked(Map<String, List<Stock>> stock) {
        return status.equals(ACTIVE)
                ? with(variant -> variant.stocked(stock.getOrDefault(variant.sku(), List.of())))
                : with(variant -> variant.stocked(List.of()));
    }

    /** The same without stock, and with one copy of what its variants have in common. */
    public Offer compact() {
        return with(variant -> new Sellable(
                variant.sku(),
                variant.gtin(),
                variant.options(),
                new Article(
                        variant.sku(),
                        category,
                        brand,
                        variant.article().prices(),
                        variant.article().asked()),
                null,
                List.of()));
    }

    private Offer with(UnaryOperator<Sellable> change) {
        return with(variants.stream().map(change).toList());
    }

    private Offer with(List<Sellable> changed) {
        return new Offer(productId, nameFr, nameEn, brand, category, status, version, changed, rating);
    }
}
