package org.unisson.bench.touch;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisson.bench.Machine;

/** What the rounds came to; the median round is what counts. @param batch touchpoints of one request */
record TouchReport(Machine machine, int clients, int batch, List<Round> rounds) {

    private static final double GOAL = 5_000;

    TouchReport {
        rounds = List.copyOf(rounds);
    }

    /**
     * A round.
     *
     * @param perSecond touchpoints that were answered
     * @param copied rows per second of the baseline
     * @param sent touchpoints, some of them twice
     * @param kept how many the database has of them
     */
    record Round(double perSecond, double copied, long sent, long kept, double load) {

        static Round of(double perSecond, double copied, long sent, long kept) {
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return new Round(perSecond, copied, sent, kept, load);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "  %,.0f touchpoints/s, %d of %d kept; copied: %,.0f rows/s; load %.1f",
                    perSecond,
                    kept,
                    sent,
                    copied,
                    load);
        }
    }

    /** Whether each was kept once, also what was sent twice. */
    boolean isExact() {
        return rounds.stream().allMatch(round -> round.kept() == round.sent());
    }

    boolean isMet() {
        return isExact() && median().perSecond() >= GOAL;
    }

    String closingLine() {
        Round median = median();
        return String.format(
                Locale.ROOT,
                "bench touchpoints intake=%.0f /s baseline=%.0f ratio=%.2f goal=%.0f %s (%.0f to %.0f in %d rounds; %d"
                        + " clients, %d a batch; each kept once: %s; baseline: COPY)",
                median.perSecond(),
                median.copied(),
                median.perSecond() / median.copied(),
                GOAL,
                isMet() ? "met" : "missed",
                rounds.stream().mapToDouble(Round::perSecond).min().orElseThrow(),
                rounds.stream().mapToDouble(Round::perSecond).max().orElseThrow(),
                rounds.size(),
                clients,
                batch,
                isExact() ? "yes" : "no");
    }

    Map<String, Object> asJson() {
        return Map.of(
                "machine", machine,
                "clients", clients,
                "batch", batch,
                "goal", GOAL,
                "line", closingLine(),
                "rounds", rounds);
    }

    private Round median() {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
