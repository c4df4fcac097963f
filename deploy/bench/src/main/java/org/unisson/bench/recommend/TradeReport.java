package org.unisson.bench.recommend;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the ways of recommending came to on one data set.
 *
 * @param fed baskets that were sold before
 * @param guesses one of them {@link #POPULARITY}, one {@link #ANONYMOUS}
 * @param micros how long the catalog took to answer
 */
record TradeReport(String trade, int fed, List<Guess> guesses, Histogram micros) {

    /** The baseline. */
    static final String POPULARITY = "popularity";

    /** What is reported: nothing is known but the basket. */
    static final String ANONYMOUS = "complements, nobody known";

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    TradeReport {
        guesses = List.copyOf(guesses);
    }

    Guess named(String name) {
        return guesses.stream()
                .filter(guess -> guess.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Guess.Ratio ratio() {
        return named(ANONYMOUS).over(named(POPULARITY));
    }

    void print(PrintWriter out) {
        Guess baseline = named(POPULARITY);
        out.printf(
                Locale.ROOT,
                "%n%s: %,d baskets sold, %,d guessed at; answers p50 %.1f ms, p99 %.1f ms%n",
                trade,
                fed,
                baseline.scores().size(),
                millis(MEDIAN),
                millis(TAIL));
        out.printf("  %-58s %9s %6s  %s%n", "", "recall@20", "MRR", "beside popularity (95 %)");
        for (Guess guess : guesses) {
            Guess.Ratio ratio = guess.over(baseline);
            out.printf(
                    Locale.ROOT,
                    "  %-58s %9.4f %6.4f  %.2f (%.2f to %.2f)%n",
                    guess.name(),
                    guess.recall(),
                    guess.reciprocalRank(),
                    ratio.value(),
                    ratio.low(),
                    ratio.high());
        }
        out.println();
        out.flush();
    }

    Map<String, Object> asJson() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Guess guess : guesses) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", guess.name());
            row.put("recallAt20", guess.recall());
            row.put("reciprocalRank", guess.reciprocalRank());
            row.put("besidePopularity", guess.over(named(POPULARITY)));
            rows.add(row);
        }
        return Map.of(
                "data",
                trade,
                "basketsSold",
                fed,
                "basketsGuessedAt",
                named(POPULARITY).scores().size(),
                "p50Millis",
                millis(MEDIAN),
                "p99Millis",
                millis(TAIL),
                "guesses",
                rows);
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
