package org.unisson.bench.sale;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisson.bench.Machine;

/** What the rounds of a sale came to; the median round is what counts. */
record SaleReport(Machine machine, String baselineBy, int clients, int attempts, int pieces, List<Round> rounds) {

    private static final double GOAL = 3;

    SaleReport {
        rounds = List.copyOf(rounds);
    }

    /**
     * A sale.
     *
     * @param perSecond attempts that were answered
     * @param promised how many were told that a piece is theirs
     * @param reserved what the stock says is set aside afterwards
     * @param baseline updates of one row per second, in the same round
     */
    record Round(double perSecond, int promised, int refused, long reserved, double baseline, double load) {

        static Round of(double perSecond, int promised, int refused, long reserved) {
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return new Round(perSecond, promised, refused, reserved, 0, load);
        }

        Round beside(double updates) {
            return new Round(perSecond, promised, refused, reserved, updates, load);
        }

        double ratio() {
            return perSecond / baseline;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "  %,.0f attempts/s, %d promised, %d refused, %d set aside; one row: %,.0f updates/s; load %.1f",
                    perSecond,
                    promised,
                    refused,
                    reserved,
                    baseline,
                    load);
        }
    }

    /** Whether each round promised exactly what there was. */
    boolean isExact() {
        return rounds.stream()
                .allMatch(round -> round.promised() == pieces
                        && round.reserved() == pieces
                        && round.refused() == attempts - pieces);
    }

    String closingLine() {
        Round median = median();
        double lowest = rounds.stream().mapToDouble(Round::ratio).min().orElseThrow();
        double highest = rounds.stream().mapToDouble(Round::ratio).max().orElseThrow();
        return String.format(
                Locale.ROOT,
                "bench flash-sale attempts=%.0f /s baseline=%.0f ratio=%.2f goal=%.0f %s (%.2f to %.2f in %d rounds; sold"
                        + " exactly: %s; baseline by %s)",
                median.perSecond(),
                median.baseline(),
                median.ratio(),
                GOAL,
                isExact() && median.ratio() >= GOAL ? "met" : "missed",
                lowest,
                highest,
                rounds.size(),
                isExact() ? "yes" : "no",
                baselineBy);
    }

    Map<String, Object> asJson() {
        return Map.of(
                "machine", machine,
                "baselineBy", baselineBy,
                "clients", clients,
                "attempts", attempts,
                "pieces", pieces,
                "goal", GOAL,
                "line", closingLine(),
                "rounds", rounds);
    }

    private Round median() {
        return rounds.stream()
                .sorted((one, other) -> Double.compare(one.ratio(), other.ratio()))
                .toList()
                .get(rounds.size() / 2);
    }
}
