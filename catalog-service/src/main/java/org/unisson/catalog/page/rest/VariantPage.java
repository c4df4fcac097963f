package org.unisson.catalog.page.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.review.rest.RatingView;
import org.unisson.chassis.values.Money;

/**
 * One variant with what its product's page would say of it, in one language.
 *
 * @param version of the product's description
 * @param rating what its product's published reviews say together
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VariantPage(
        String sku,
        String gtin,
        Map<String, String> options,
        UUID productId,
        String name,
        String brand,
        String category,
        String status,
        long version,
        Money price,
        PriceView pricing,
        ProductPage.Availability availability,
        RatingView rating) {

    static VariantPage of(Offer offer, Instant asOf, Language language) {
        Offer.Sellable variant = offer.variants().getFirst();
        return new VariantPage(
                variant.sku(),
                variant.gtin(),
                variant.options(),
                offer.productId(),
                language.choose(offer.nameFr(), offer.nameEn()),
                offer.brand(),
                offer.category(),
                offer.status(),
                offer.version(),
                variant.price(),
                PriceView.of(variant.shown(), language),
                ProductPage.Availability.of(variant.stock(), asOf),
                RatingView.of(offer.rating()));
    }
}
