package org.unisson.bench.recommend;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.unisson.bench.recommend.Riddle.Score;

/**
 * How well one way of recommending has guessed.
 *
 * @param name for people
 * @param scores one per riddle, in the order of the riddles
 */
record Guess(String name, List<Score> scores) {

    private static final int RESAMPLES = 2_000;
    private static final double TAIL = 0.025;
    private static final long SEED = 1;

    Guess {
        scores = List.copyOf(scores);
    }

    double recall() {
        return mean(Score::recall);
    }

    double reciprocalRank() {
        return mean(Score::reciprocalRank);
    }

    private double mean(ToDoubleFunction<Score> figure) {
        return scores.stream().mapToDouble(figure).average().orElse(0);
    }

    /** How many times as much of the hidden is found as by the other, with an interval. */
    Ratio over(Guess baseline) {
        return new Ratio(recall() / baseline.recall(), resampled(baseline, TAIL), resampled(baseline, 1 - TAIL));
    }

    // Baskets are drawn again with both answers to them: what is easy for both makes neither look better.
    private double resampled(Guess baseline, double quantile) {
        Random chance = new Random(SEED);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double mine = 0;
            double theirs = 0;
            for (int j = 0; j < scores.size(); j++) {
                int drawn = chance.nextInt(scores.size());
                mine += scores.get(drawn).recall();
                theirs += baseline.scores.get(drawn).recall();
            }
            ratios[i] = theirs == 0 ? (mine == 0 ? 1 : Double.POSITIVE_INFINITY) : mine / theirs;
        }
        Arrays.sort(ratios);
        return ratios[(int) (quantile * (RESAMPLES - 1))];
    }

    /** A ratio with the bounds of its 95 % interval. */
    record Ratio(double value, double low, double high) {}
}
