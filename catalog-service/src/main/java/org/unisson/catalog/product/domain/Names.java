package org.unisson.catalog.product.domain;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a product is called, at least in one language.
 *
 * @param fr in French, or null
 * @param en in English, or null
 */
public record Names(String fr, String en) {

    /** Longest name, in characters. */
    public static final int LONGEST = 200;

    public Names {
        if (fr == null && en == null) {
            throw new IllegalArgumentException("a name in French (fr) or English (en) is required");
        }
        if (Stream.of(fr == null ? en : fr, en == null ? fr : en)
                .anyMatch(name -> name.isBlank() || name.length() > LONGEST)) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST + " characters");
        }
    }

    /** By language tag. */
    public Map<String, String> byLanguage() {
        Map<String, String> names = new TreeMap<>();
        if (fr != null) {
            names.put("fr", fr);
        }
        if (en != null) {
            names.put("en", en);
        }
        return names;
    }
}
