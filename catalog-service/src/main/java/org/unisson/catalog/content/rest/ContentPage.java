package org.unisson.catalog.content.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.brand.domain.BrandPolicy;
import org.unisson.catalog.content.domain.Content;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.product.domain.Component;
import org.unisson.catalog.product.domain.MediaKind;
import org.unisson.catalog.product.domain.Medium;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.Texts;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.chassis.values.Sku;

/**
 * What a channel tells of a product in one language; what is missing in it is in the other.
 *
 * @param sellability what the channel may do with it: SELL, DELIVERY_ONLY or SHOW
 * @param categories each from the root on
 * @param media in the order in which they are shown
 * @param predecessor product whose place it takes, or null
 * @param successors products that take its place
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ContentPage(
        UUID productId,
        long version,
        String sellability,
        String name,
        String description,
        Brand brand,
        List<List<Step>> categories,
        List<ShownAttribute> attributes,
        List<ShownMedium> media,
        List<ShownVariant> variants,
        UUID predecessor,
        List<UUID> successors) {

    /** A brand, and how it wants to be sold; null: like any other. */
    public record Brand(String id, String name, BrandPolicy policy) {}

    /** A category on the way to another, with its part of an address. */
    public record Step(String id, String name, String slug) {}

    /** A medium with what it shows. @param sku the variant that it shows; null: the product */
    public record ShownMedium(String url, MediaKind kind, String alt, Sku sku) {}

    /** A variant with what it differs by. @param components of a bundle */
    public record ShownVariant(
            Sku sku, List<ShownAttribute> options, List<ShownAttribute> attributes, List<Component> components) {}

    static ContentPage of(Content found, Language language) {
        ProductContent content = found.content();
        return new ContentPage(
                found.productId(),
                found.version(),
                found.sellability(),
                language.choose(content.names().fr(), content.names().en()),
                text(content.descriptions(), language),
                found.brand() == null
                        ? null
                        : new Brand(
                                found.brandId(),
                                found.brand().name(),
                                found.brand().policy()),
                found.categories().stream()
                        .map(path ->
                                path.stream().map(step -> step(step, language)).toList())
                        .toList(),
                ShownAttribute.of(content.attributes(), found.type(), language),
                content.media().stream().map(medium -> medium(medium, language)).toList(),
                content.variants().stream()
                        .map(variant -> variant(variant, found, language))
                        .toList(),
                content.predecessor(),
                found.successors());
    }

    private static String text(Texts texts, Language language) {
        return texts == null ? null : language.choose(texts.in("fr"), texts.in("en"));
    }

    private static Step step(Content.Step step, Language language) {
        String slug = step.slugs() == null
                ? step.id()
                : language.choose(step.slugs().fr(), step.slugs().en());
        return new Step(
                step.id(), language.choose(step.names().fr(), step.names().en()), slug);
    }

    private static ShownMedium medium(Medium medium, Language language) {
        return new ShownMedium(medium.url(), medium.kind(), text(medium.alt(), language), medium.sku());
    }

    private static ShownVariant variant(Variant variant, Content found, Language language) {
        return new ShownVariant(
                variant.sku(),
                ShownAttribute.of(variant.options(), found.type(), language),
                ShownAttribute.of(variant.attributes(), found.type(), language),
                variant.components());
    }
}
