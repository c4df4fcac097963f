package org.unisson.catalog.product.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under what a product is found. */
public final class Filing {

    private static final int LONGEST_VALUE = 100;

    private Filing() {}

    /** Id of its brand, or null. */
    public static String brandId(ProductContent content) {
        return content.brand() == null || content.brand().isBlank() ? null : Slug.of(content.brand());
    }

    /** The categories it names, that of its path included. */
    public static SortedSet<String> categories(ProductContent content) {
        SortedSet<String> ids = new TreeSet<>(content.categories());
        List<String> path = new ArrayList<>(Slug.ofPath(content.category()).keySet());
        if (!path.isEmpty()) {
            ids.add(path.getLast());
        }
        return ids;
    }

    /** What it is filtered by: {@code brand:alize}, {@code colour:navy}. */
    public static SortedSet<String> keys(ProductContent content) {
        SortedSet<String> keys = new TreeSet<>();
        if (brandId(content) != null) {
            keys.add("brand:" + brandId(content));
        }
        if (content.type() != null) {
            keys.add("type:" + content.type());
        }
        keys(keys, content.attributes());
        content.variants().forEach(variant -> {
            keys(keys, variant.options());
            keys(keys, variant.attributes());
        });
        return keys;
    }

    /** All that is said of it in that language, besides names: {@code fr} or {@code en}. */
    public static String text(ProductContent content, String language) {
        Stream<String> description = Stream.ofNullable(
                content.descriptions() == null ? null : content.descriptions().in(language));
        Stream<Object> values = Stream.concat(
                content.attributes().values().stream(),
                content.variants().stream()
                        .flatMap(variant -> Stream.concat(
                                variant.options().values().stream(), variant.attributes().values().stream())));
        return Stream.concat(
                        description, values.map(value -> words(value, language)).distinct())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String words(Object value, String language) {
        return switch (value) {
            case String text -> text;
            case Map<?, ?> texts when texts.get(language) instanceof String text -> text;
            default -> "";
        };
    }

    private static void keys(SortedSet<String> keys, Map<String, ?> values) {
        values.forEach((name, value) -> {
            if (value instanceof Boolean || value instanceof String text && text.length() <= LONGEST_VALUE) {
                keys.add(name + ":" + value);
            }
        });
    }
}
