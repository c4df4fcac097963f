package org.unisson.catalog.review.domain;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the published reviews of a product say together.
 *
 * @param version grows by one with each change; 0: nobody has reviewed it yet
 * @param histogram how many give one star, two, up to five
 * @param verified how many of them are of buyers
 * @param tenths their mean in tenths, rounded half-up: 43 is 4.3; null where there are none
 */
public record Rating(long version, List<Long> histogram, long verified, Integer tenths) {

    /** Of a product that nobody has reviewed. */
    public static final Rating NONE = new Rating(0, List.of(0L, 0L, 0L, 0L, 0L), 0, null);

    private static final long PERCENT = 100;

    /** How many reviews are published. */
    public long reviews() {
        return histogram.stream().mapToLong(Long::longValue).sum();
    }

    /** Their mean with one decimal, rounded half-up; null where there are none. */
    public BigDecimal average() {
        return tenths == null ? null : BigDecimal.valueOf(tenths, 1);
    }

    /** Of how many in a hundred the author is a buyer, rounded half-up; null where there are none. */
    public Long verifiedShare() {
        long reviews = reviews();
        return reviews == 0 ? null : (2 * PERCENT * verified + reviews) / (2 * reviews);
    }
}
