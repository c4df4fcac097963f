package org.unisson.catalog.completeness.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.product.domain.Filing;
import org.unisson.catalog.product.domain.MediaKind;
import org.unisson.catalog.product.domain.Medium;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.Variant;

/**
 * How much of what a channel wants of a product is there.
 *
 * @param percentage of the single things that are wanted, rounded down: 100 only where nothing is missing
 * @param missing JSON pointers into the content
 */
public record Completeness(int percentage, List<String> missing) {

    private static final int WHOLE = 100;

    public static Completeness of(ProductContent content, Requirements wanted) {
        Count count = new Count();
        wanted.languages().forEach(language -> {
            count.wanted("/names/" + language, content.names().byLanguage().containsKey(language));
            if (wanted.description()) {
                count.wanted(
                        "/descriptions/" + language,
                        content.descriptions() != null && content.descriptions().in(language) != null);
            }
        });
        if (wanted.brand()) {
            count.wanted("/brand", Filing.brandId(content) != null);
        }
        if (wanted.category()) {
            count.wanted("/categories", !Filing.categories(content).isEmpty());
        }
        wanted.attributes().forEach(name -> attribute(count, content, name, wanted));
        if (wanted.gtin()) {
            eachVariant(content, (pointer, variant) -> count.wanted(pointer + "/gtin", variant.gtin() != null));
        }
        images(count, content, wanted);
        return count.result();
    }

    private static void attribute(Count count, ProductContent content, String name, Requirements wanted) {
        boolean ofVariants = content.variants().stream()
                .anyMatch(variant -> variant.attributes().containsKey(name)
                        || variant.options().containsKey(name));
        if (!ofVariants) {
            value(count, "/attributes/" + name, content.attributes().get(name), wanted);
            return;
        }
        eachVariant(content, (pointer, variant) -> {
            if (!variant.options().containsKey(name)) {
                value(
                        count,
                        pointer + "/attributes/" + name,
                        variant.attributes().get(name),
                        wanted);
            } else {
                count.wanted(pointer + "/options/" + name, true);
            }
        });
    }

    private static void value(Count count, String pointer, Object value, Requirements wanted) {
        if (value instanceof Map<?, ?> texts && !texts.containsKey("currency")) {
            wanted.languages().forEach(language -> count.wanted(pointer + "/" + language, texts.containsKey(language)));
        } else {
            count.wanted(pointer, value != null);
        }
    }

    private static void images(Count count, ProductContent content, Requirements wanted) {
        List<Integer> images = new ArrayList<>();
        for (int i = 0; i < content.media().size(); i++) {
            if (content.media().get(i).kind() == MediaKind.IMAGE) {
                images.add(i);
            }
        }
        for (int i = 0; i < wanted.images(); i++) {
            count.wanted("/media", i < images.size());
            if (i < images.size()) {
                Medium image = content.media().get(images.get(i));
                String pointer = "/media/" + images.get(i) + "/alt/";
                wanted.languages()
                        .forEach(language -> count.wanted(
                                pointer + language,
                                image.alt() != null && image.alt().in(language) != null));
            }
        }
    }

    private static void eachVariant(ProductContent content, VariantCheck check) {
        for (int i = 0; i < content.variants().size(); i++) {
            check.of("/variants/" + i, content.variants().get(i));
        }
    }

    @FunctionalInterface
    private interface VariantCheck {
        void of(String pointer, Variant variant);
    }

    private static final class Count {

        private final List<String> missing = new ArrayList<>();
        private int wanted;

        void wanted(String pointer, boolean isThere) {
            wanted++;
            if (!isThere) {
                missing.add(pointer);
            }
        }

        Completeness result() {
            int there = wanted - missing.size();
            return new Completeness(
                    wanted == 0 ? WHOLE : there * WHOLE / wanted,
                    missing.stream().distinct().toList());
        }
    }
}
