package org.unisson.catalog.page.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.review.rest.RatingView;
import org.unisson.chassis.values.Money;

/**
 * A product page in one language.
 *
 * @param version of the product's description; prices and availability change without it
 * @param rating what its published reviews say together
 * @param asOf availability is complete as of this instant; null where that cannot be told yet
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProductPage(
        UUID productId,
        String name,
        String brand,
        String category,
        String status,
        long version,
        List<VariantOnPage> variants,
        RatingView rating,
        Instant asOf) {

    /**
     * A variant on its product's page.
     *
     * @param price to be paid, tax included, per unit; null where it has none
     * @param pricing why it is that price; null where it has none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record VariantOnPage(
            String sku,
            String gtin,
            Map<String, String> options,
            Money price,
            PriceView pricing,
            Availability availability) {

        static VariantOnPage of(Offer.Sellable variant, Instant asOf, Language language) {
            return new VariantOnPage(
                    variant.sku(),
                    variant.gtin(),
                    variant.options(),
                    variant.price(),
                    PriceView.of(variant.shown(), language),
                    Availability.of(variant.stock(), asOf));
        }
    }

    /**
     * What can be promised.
     *
     * @param available pieces, all locations together
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Availability(long available, Instant asOf, List<Offer.Stock> locations) {

        static Availability of(List<Offer.Stock> stock, Instant asOf) {
            return new Availability(
                    stock.stream().mapToLong(Offer.Stock::available).sum(), asOf, stock);
        }
    }

    /** The offer as a page. */
    public static ProductPage of(Offer offer, Instant asOf, Language language) {
        return new ProductPage(
                offer.productId(),
                language.choose(offer.nameFr(), offer.nameEn()),
                offer.brand(),
                offer.category(),
                offer.status(),
                offer.version(),
                offer.variants().stream()
                        .map(variant -> VariantOnPage.of(variant, asOf, language))
                        .toList(),
                RatingView.of(offer.rating()),
                asOf);
    }
}
