package org.unisson.catalog.product.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * What a merchandiser says of a product.
 *
 * @param brand at most 200 characters, or null; one that is not known is made
 * @param category slash-separated path, e.g. {@code women/shirts}, at most 200 characters, or null; what of it is not
 *     known is made
 * @param variants 1 to 200, in the order in which they are shown
 * @param type product type whose attributes it has, or null: it has any
 * @param descriptions in French and English, or null
 * @param attributes of the product, as its type defines them
 * @param categories ids of further categories, at most 20
 * @param media at most 100, in the order in which they are shown
 * @param predecessor product that this one takes the place of, or null
 */
public record ProductContent(
        String brand,
        String category,
        Names names,
        ProductStatus status,
        List<Variant> variants,
        String type,
        Texts descriptions,
        Map<String, Object> attributes,
        Set<String> categories,
        List<Medium> media,
        UUID predecessor) {

    /** Most variants of one product. */
    public static final int MOST_VARIANTS = 200;

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_CATEGORIES = 20;
    private static final int MOST_MEDIA = 100;

    public ProductContent {
        if (isTooLong(brand)) {
            throw new IllegalArgumentException("brand: at most " + LONGEST_TEXT + " characters");
        }
        if (isTooLong(category)) {
            throw new IllegalArgumentException("category: at most " + LONGEST_TEXT + " characters");
        }
        if (names == null) {
            throw new IllegalArgumentException("names: are required");
        }
        if (status == null) {
            throw new IllegalArgumentException("status: is required");
        }
        if (variants == null || variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw new IllegalArgumentException("variants: 1 to " + MOST_VARIANTS + " are required");
        }
        if (variants.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("variants: none may be null");
        }
        variants = List.copyOf(variants);
        Set<Sku> skus = new HashSet<>();
        for (Variant variant : variants) {
            if (!skus.add(variant.sku())) {
                throw new IllegalArgumentException("variants: the SKU " + variant.sku() + " is there twice");
            }
        }
        attributes = Attributes.canonical(attributes);
        categories = categories == null ? Set.of() : sorted(categories);
        media = media == null ? List.of() : checked(media, skus);
    }

    public ProductContent(String brand, String category, Names names, ProductStatus status, List<Variant> variants) {
        this(brand, category, names, status, variants, null, null, null, null, null, null);
    }

    private static boolean isTooLong(String text) {
        return text != null && text.length() > LONGEST_TEXT;
    }

    private static Set<String> sorted(Set<String> categories) {
        if (categories.size() > MOST_CATEGORIES || categories.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("categories: at most " + MOST_CATEGORIES + ", none of them null");
        }
        return new TreeSet<>(categories);
    }

    private static List<Medium> checked(List<Medium> media, Set<Sku> skus) {
        if (media.size() > MOST_MEDIA || media.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("media: at most " + MOST_MEDIA + ", none of them null");
        }
        if (media.stream().anyMatch(medium -> medium.sku() != null && !skus.contains(medium.sku()))) {
            throw new IllegalArgumentException("media: one names a SKU that is no variant of the product");
        }
        return List.copyOf(media);
    }
}
