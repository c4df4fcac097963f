package org.unisson.customer.registry.domain;

import java.util.regex.Pattern;

/**
 * What a consent is for.
 *
 * @param name 1 to 40 capital letters, digits and underscores, for example {@code MARKETING}
 */
public record Purpose(String name) implements Comparable<Purpose> {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    public Purpose {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("a purpose is 1 to 40 capital letters, digits and underscores");
        }
    }

    @Override
    public int compareTo(Purpose other) {
        return name.compareTo(other.name);
    }
}
