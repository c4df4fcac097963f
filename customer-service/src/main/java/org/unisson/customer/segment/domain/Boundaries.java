package org.unisson.customer.segment.domain;

import java.time.Instant;
import java.util.List;

/**
 * Where the quintiles of all persons who bought in the window part, as they were at an instant. Each list has the greatest
 * value of the first, second, third and fourth fifth. Who has the same value has the same score.
 *
 * @param version grows by one each time
 * @param since the beginning of the window
 * @param persons who bought in it
 * @param recency whole days
 * @param monetary minor units of the currency
 */
public record Boundaries(
        long version,
        Instant workedOutAt,
        Instant since,
        String currency,
        long persons,
        List<Long> recency,
        List<Long> frequency,
        List<Long> monetary) {

    public Boundaries {
        recency = List.copyOf(recency);
        frequency = List.copyOf(frequency);
        monetary = List.copyOf(monetary);
    }

    /** Each from 1 to 5; 5 is the most recent, the most frequent, the highest. */
    public record Scores(long r, long f, long m) {}

    public Scores scores(Rfm rfm) {
        return new Scores(
                5 - above(recency, rfm.recency()),
                1 + above(frequency, rfm.frequency()),
                1 + above(monetary, rfm.monetary()));
    }

    /** Whether the same people get the same scores by them. */
    public boolean scoresAs(Boundaries other) {
        return currency.equals(other.currency)
                && recency.equals(other.recency)
                && frequency.equals(other.frequency)
                && monetary.equals(other.monetary);
    }

    private static long above(List<Long> boundaries, long value) {
        return boundaries.stream().filter(boundary -> value > boundary).count();
    }
}
