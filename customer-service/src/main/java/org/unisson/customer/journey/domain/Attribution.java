package org.unisson.customer.journey.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.unisson.chassis.values.Money;

/**
 * Shares the value of a purchase among the touchpoints that led to it. The shares sum to the value to the cent, by the
 * largest-remainder method.
 *
 * @param halfLife more than nothing
 */
public record Attribution(Duration halfLife) {

    // Weights are whole numbers; at forty half-lives from the last one, a touchpoint counts as nothing.
    private static final double WHOLE = 1L << 40;

    public Attribution {
        if (!halfLife.isPositive()) {
            throw new IllegalArgumentException("a half-life is more than nothing");
        }
    }

    /** A share for each. @param touches when each was, in the order of time; at least one */
    public List<Money> shares(Model model, Money value, List<Instant> touches) {
        int last = touches.size() - 1;
        List<Long> weights = IntStream.rangeClosed(0, last)
                .mapToObj(i -> switch (model) {
                    case FIRST -> i == 0 ? 1L : 0L;
                    case LAST -> i == last ? 1L : 0L;
                    case LINEAR -> 1L;
                    case TIME_DECAY -> weight(Duration.between(touches.get(i), touches.get(last)));
                })
                .toList();
        return value.allocate(weights);
    }

    private long weight(Duration beforeTheLast) {
        double halves = (double) beforeTheLast.toMillis() / halfLife.toMillis();
        return Math.round(WHOLE * StrictMath.pow(2, -halves));
    }
}
