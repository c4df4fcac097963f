package org.unisson.catalog.product.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Attribute values as JSON has them, in one form only, so that equal ones are equal. */
final class Attributes {

    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final String NAME = "[a-z][A-Za-z0-9_]{0,39}";

    private Attributes() {}

    /** @throws IllegalArgumentException where a name or a value cannot be */
    static SortedMap<String, Object> canonical(Map<String, Object> values) {
        if (values == null) {
            return Collections.emptySortedMap();
        }
        if (values.size() > MOST) {
            throw new IllegalArgumentException("attributes: at most " + MOST);
        }
        SortedMap<String, Object> canonical = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("attributes: a name is a letter and up to 39 letters or digits");
            }
            if (value != null) {
                canonical.put(name, canonical(name, value, true));
            }
        });
        return Collections.unmodifiableSortedMap(canonical);
    }

    private static Object canonical(String name, Object value, boolean mayNest) {
        return switch (value) {
            case String text when text.length() <= LONGEST_TEXT -> text;
            case Boolean flag -> flag;
            case Number number -> plain(number);
            case Map<?, ?> fields
            when mayNest && fields.size() <= 2 -> {
                SortedMap<String, Object> inner = new TreeMap<>();
                fields.forEach((key, field) -> {
                    if (field != null) {
                        inner.put(String.valueOf(key), canonical(name, field, false));
                    }
                });
                yield Collections.unmodifiableSortedMap(inner);
            }
            case null, default ->
                throw new IllegalArgumentException(
                        "attributes: " + name
                                + " must be a text of at most 10,000 characters, a number, true, false, texts by language or money");
        };
    }

    private static BigDecimal plain(Number number) {
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        if (exact.precision() > 15 || Math.abs(exact.scale()) > 15) {
            throw new IllegalArgumentException("attributes: a number has at most 15 digits");
        }
        BigDecimal stripped = exact.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
