package org.unisson.catalog.recommendation.domain;

import java.util.Locale;

/** Why something is recommended. */
public enum Why {
    /** It is bought with another product more often than by chance. */
    BOUGHT_TOGETHER,
    /** It is in the same category as another product, and like it in what it is and what it costs. */
    ALIKE,
    /** The customer has bought it before, and may need it again. */
    BOUGHT_BEFORE,
    /** Nothing is known but that it is bought often. */
    POPULAR;

    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
