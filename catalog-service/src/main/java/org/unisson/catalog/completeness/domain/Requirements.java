package org.unisson.catalog.completeness.domain;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a channel wants of the content of a product.
 *
 * @param languages in which names, descriptions and localised attributes are wanted: fr, en
 * @param description whether a description is wanted
 * @param brand whether a brand is wanted
 * @param category whether a category is wanted
 * @param gtin whether each variant is to have a GTIN
 * @param attributes names of attributes that are wanted, of the product or of each variant, at most 100
 * @param images pictures that are wanted, 0 to 20, each with a text for those who cannot see it
 */
public record Requirements(
        Set<String> languages,
        boolean description,
        boolean brand,
        boolean category,
        boolean gtin,
        Set<String> attributes,
        int images) {

    private static final Set<String> LANGUAGES = Set.of("fr", "en");
    private static final int MOST_ATTRIBUTES = 100;
    private static final int MOST_IMAGES = 20;

    public Requirements {
        languages = languages == null ? Set.of() : new TreeSet<>(languages);
        if (!LANGUAGES.containsAll(languages)) {
            throw new IllegalArgumentException("languages: fr and en are known");
        }
        attributes = attributes == null ? Set.of() : sorted(attributes);
        if (images < 0 || images > MOST_IMAGES) {
            throw new IllegalArgumentException("images: 0 to " + MOST_IMAGES);
        }
    }

    private static Set<String> sorted(Set<String> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES || attributes.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("attributes: at most " + MOST_ATTRIBUTES + ", none of them null");
        }
        return new TreeSet<>(attributes);
    }
}
