package org.unisson.bench.growth;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisson.bench.Machine;
import org.unisson.bench.growth.Turns.Pair;

/**
 * What each step came to. The first one, where both stands are alike, says how far a ratio can be trusted; the last one
 * counts.
 */
record GrowthReport(Machine machine, List<Step> steps) {

    private static final double GOAL = 1.2;

    GrowthReport {
        steps = List.copyOf(steps);
    }

    /**
     * @param first of each kind of question, asked for the first time: how much of the machine's memory what is stored
     *     takes, which no statement can change
     * @param times of each kind of question asked again, one pair per repeat: these count
     */
    record Step(long copies, Map<String, Pair> first, Map<String, List<Pair>> times) {

        /** The repeat with the median ratio. */
        Pair median(String kind) {
            List<Pair> sorted = sorted(kind);
            return sorted.get(sorted.size() / 2);
        }

        private List<Pair> sorted(String kind) {
            return times.get(kind).stream()
                    .sorted(Comparator.comparingDouble(Pair::ratio))
                    .toList();
        }

        String spread(String kind) {
            List<Pair> sorted = sorted(kind);
            return String.format(
                    Locale.ROOT,
                    "×%.2f (%.2f to %.2f)%s",
                    median(kind).ratio(),
                    sorted.getFirst().ratio(),
                    sorted.getLast().ratio(),
                    first.containsKey(kind)
                            ? String.format(
                                    Locale.ROOT,
                                    ", first ×%.2f",
                                    first.get(kind).ratio())
                            : "");
        }
    }

    /** By how many per cent it takes longer each time that there is ten times as much. */
    double slope(String kind) {
        double decades =
                Math.log10(steps.getLast().copies() / (double) steps.getFirst().copies());
        double grown = steps.getLast().median(kind).ratio();
        return decades == 0 ? 0 : 100 * (Math.pow(grown, 1 / decades) - 1);
    }

    String closingLine() {
        Step last = steps.getLast();
        String slowest = last.times().keySet().stream()
                .max(Comparator.comparingDouble(kind -> last.median(kind).ratio()))
                .orElseThrow();
        Pair median = last.median(slowest);
        return String.format(
                Locale.ROOT,
                "bench growth p50=%.2f ms baseline=%.2f ratio=%.2f goal=%.1f %s (%s; %d to %d orders, %d to %d stock rows)",
                median.many(),
                median.few(),
                median.ratio(),
                GOAL,
                median.ratio() <= GOAL ? "met" : "missed",
                slowest,
                2 * steps.getFirst().copies(),
                2 * last.copies(),
                steps.getFirst().copies(),
                last.copies());
    }

    void print(PrintWriter out) {
        out.println();
        out.println("machine: " + machine);
        out.printf("%n  %-36s %-12s", "p50, few beside many stock rows", "ms");
        steps.forEach(step -> out.printf(Locale.ROOT, " %-36s", String.format(Locale.ROOT, "%,d", step.copies())));
        out.println("per decade");
        for (String kind : steps.getLast().times().keySet()) {
            out.printf(
                    Locale.ROOT,
                    "  %-36s %-12.2f",
                    kind,
                    steps.getLast().median(kind).few());
            steps.forEach(step -> out.printf(" %-36s", step.spread(kind)));
            out.printf(Locale.ROOT, "%+.1f %%%n", slope(kind));
        }
        out.println();
        out.flush();
    }

    Map<String, Object> asJson() {
        return Map.of("machine", machine, "goal", GOAL, "line", closingLine(), "steps", steps);
    }
}
