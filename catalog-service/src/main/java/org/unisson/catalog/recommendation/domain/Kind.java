package org.unisson.catalog.recommendation.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is recommended for. */
public enum Kind {
    /** What others bought with a product. */
    BOUGHT_TOGETHER,
    /** What could be bought in place of a product. */
    ALTERNATIVES,
    /** What goes with all that is in a basket. */
    COMPLEMENTS,
    /** What goes with all that the customer has bought. */
    FOR_YOU;

    /** All of them as they are written. */
    public static final String WRITTEN =
            Arrays.stream(values()).map(Kind::written).collect(Collectors.joining(", "));

    /** The kind that is written so, {@code bought-together}. */
    public static Optional<Kind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written))
                .findFirst();
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
