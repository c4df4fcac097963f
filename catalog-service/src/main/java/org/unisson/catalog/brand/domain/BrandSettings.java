package org.unisson.catalog.brand.domain;

import org.unisson.catalog.product.domain.Texts;

/**
 * A brand.
 *
 * @param name 1 to 200 characters
 * @param description in French and English, or null
 * @param policy how it wants to be sold, or null: like any other
 */
public record BrandSettings(String name, Texts description, BrandPolicy policy) {

    private static final int LONGEST = 200;

    public BrandSettings {
        if (name == null || name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("name: 1 to " + LONGEST + " characters are required");
        }
    }
}
