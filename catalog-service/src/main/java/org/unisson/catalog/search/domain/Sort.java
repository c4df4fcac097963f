package org.unisson.catalog.search.domain;

/** The order of what is found. */
public enum Sort {
    /** The best first; without words by id. */
    RELEVANCE,
    NEWEST,
    PRICE_ASC,
    PRICE_DESC,
    /** The best average first, then the one of more reviews. */
    RATING
}
