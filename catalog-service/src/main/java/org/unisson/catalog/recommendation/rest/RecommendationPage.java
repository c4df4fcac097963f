package org.unisson.catalog.recommendation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.page.application.ReadingOffers.Answered;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.rest.ProductPage;
import org.unisson.catalog.recommendation.application.Recommending.Item;
import org.unisson.catalog.recommendation.domain.Recommended;
import org.unisson.catalog.recommendation.domain.Why;

/**
 * Recommendations in one language, the best first.
 *
 * @param kind what was asked for
 * @param asOf availability is complete as of this instant; null where that cannot be told yet
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecommendationPage(String kind, List<Entry> items, Instant asOf) {

    /**
     * A product to recommend.
     *
     * @param product as its page shows it, with the prices and the availability of the channel
     * @param score for comparison within this answer alone
     * @param why {@code bought-together}, {@code alike}, {@code bought-before}, or {@code popular} where nothing else is
     *     known
     * @param because the product that speaks most for it; null where none does
     * @param reason the same in words
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Entry(ProductPage product, double score, String why, Named because, String reason) {}

    /** A product by its name. */
    public record Named(UUID productId, String name) {}

    static RecommendationPage of(String kind, Answered<List<Item>> answered, Language language) {
        return new RecommendationPage(
                kind,
                answered.offer().stream()
                        .map(item -> entry(item, answered.asOf(), language))
                        .toList(),
                answered.asOf());
    }

    private static Entry entry(Item item, Instant asOf, Language language) {
        Recommended recommended = item.recommended();
        Recommended.Because because = recommended.because();
        Named named = because == null
                ? null
                : new Named(because.productId(), language.choose(because.nameFr(), because.nameEn()));
        return new Entry(
                ProductPage.of(item.offer(), asOf, language),
                recommended.score(),
                recommended.why().written(),
                named,
                reason(recommended.why(), named, language));
    }

    private static String reason(Why why, Named because, Language language) {
        return switch (why) {
            case BOUGHT_TOGETHER -> language.choose("Acheté avec ", "Bought together with ") + because.name();
            case ALIKE -> language.choose("Semblable à ", "Like ") + because.name();
            case BOUGHT_BEFORE -> language.choose("Déjà acheté", "Bought before");
            case POPULAR -> language.choose("Souvent acheté", "Often bought");
        };
    }
}
