package org.unisson.catalog.search.domain;

import java.util.Comparator;
import java.util.UUID;

/**
 * A product found. Hits are ordered by score, the best first, then by id.
 *
 * @param score above 1 where the words match, from 0 to 1 where it is only alike
 */
public record Hit(double score, UUID productId) {

    /** The best first, then by id as the database orders ids. */
    public static final Comparator<Hit> ORDER =
            (one, other) -> compare(one.score, one.productId, other.score, other.productId);

    /** Before every hit. */
    public static final Hit BEFORE_ALL = new Hit(Double.MAX_VALUE, new UUID(0, 0));

    /** As {@link #ORDER}, for many that are never made. */
    static int compare(double score, UUID productId, double otherScore, UUID otherId) {
        int order = Double.compare(otherScore, score);
        if (order == 0) {
            order = Long.compareUnsigned(productId.getMostSignificantBits(), otherId.getMostSignificantBits());
        }
        return order == 0
                ? Long.compareUnsigned(productId.getLeastSignificantBits(), otherId.getLeastSignificantBits())
                : order;
    }

    /** Its place in the order, exactly. */
    public String key() {
        return score + " " + productId;
    }

    /** The hit at that place. @throws IllegalArgumentException where it is no place */
    public static Hit at(String key) {
        String[] parts = key.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a score and an id are expected");
        }
        return new Hit(Double.parseDouble(parts[0]), UUID.fromString(parts[1]));
    }
}
