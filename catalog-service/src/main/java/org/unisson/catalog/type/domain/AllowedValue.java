package org.unisson.catalog.type.domain;

import org.unisson.catalog.product.domain.Names;

/**
 * A value that an attribute may have. Its place in the list is its order: sizes from small to large.
 *
 * @param key what products say, 1 to 100 characters
 * @param label for people, or null: the key
 * @param swatch of a colour, {@code #RRGGBB}, or null
 */
public record AllowedValue(String key, Names label, String swatch) {

    private static final int LONGEST = 100;

    public AllowedValue {
        if (key == null || key.isBlank() || key.length() > LONGEST) {
            throw new IllegalArgumentException("a value's key has 1 to " + LONGEST + " characters");
        }
        if (swatch != null && !swatch.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("a swatch is #RRGGBB");
        }
    }
}
