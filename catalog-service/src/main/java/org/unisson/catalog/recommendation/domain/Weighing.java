package org.unisson.catalog.recommendation.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How much a sale counts: forward decay. A weight grows with the instant of the sale and is read against the present, so
 * that nothing is rewritten as time goes by.
 *
 * @param landmark a sale at this instant weighs 1
 * @param halfLife a sale that much earlier counts half
 */
public record Weighing(Instant landmark, Duration halfLife) {

    // A double reaches 2^1023; what is this many half-lives old counts for nothing all the same.
    private static final double MOST_HALF_LIVES = 200;
    private static final double MILLIS = 1_000;

    public Weighing {
        if (halfLife.toMillis() <= 0) {
            throw new IllegalArgumentException("half-life: longer than nothing");
        }
    }

    /** The weight of a sale at that instant. */
    public double of(Instant at) {
        return Math.pow(2, Math.clamp(halfLives(at), -MOST_HALF_LIVES, MOST_HALF_LIVES));
    }

    /** Whether weights have become so large that the landmark is to be moved to the present. */
    public boolean isToBeMoved(Instant now) {
        return halfLives(now) > MOST_HALF_LIVES / 2;
    }

    /** The same with another landmark; weights of before are multiplied by {@code 1 / of(landmark)}. */
    public Weighing movedTo(Instant newLandmark) {
        return new Weighing(newLandmark, halfLife);
    }

    /** Seconds of a half-life. */
    public double halfLifeSeconds() {
        return halfLife.toMillis() / MILLIS;
    }

    private double halfLives(Instant at) {
        return (double) Duration.between(landmark, at).toMillis() / halfLife.toMillis();
    }
}
