package org.unisson.catalog.product.domain;

import java.util.stream.Stream;

/**
 * A text in French and in English; either may be missing.
 *
 * @param fr at most 10,000 characters, or null
 * @param en at most 10,000 characters, or null
 */
public record Texts(String fr, String en) {

    /** Longest text in one language, in characters. */
    public static final int LONGEST = 10_000;

    public Texts {
        if (Stream.of(fr == null ? "" : fr, en == null ? "" : en).anyMatch(text -> text.length() > LONGEST)) {
            throw new IllegalArgumentException("a text has at most " + LONGEST + " characters");
        }
    }

    /** The text in that language, {@code fr} or {@code en}; null where it is missing or blank. */
    public String in(String language) {
        String text = language.equals("fr") ? fr : en;
        return text == null || text.isBlank() ? null : text;
    }
}
