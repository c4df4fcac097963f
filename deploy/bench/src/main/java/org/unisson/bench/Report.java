package org.unisson.bench;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.unisson.bench.Figures.Kind;

/** The figures as a table, as JSON and as one line against the goal, which is for the last measurement: under load. */
final class Report {

    private static final double GOAL_P50_MILLIS = 20;
    private static final double GOAL_P99_MILLIS = 250;
    private static final Map<String, Double> PERCENTILES = percentiles();

    private final Machine machine;
    private final List<Figures> results;

    Report(Machine machine, List<Figures> results) {
        this.machine = machine;
        this.results = List.copyOf(results);
    }

    private static Map<String, Double> percentiles() {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", 50.0);
        percentiles.put("p90", 90.0);
        percentiles.put("p99", 99.0);
        percentiles.put("p99.9", 99.9);
        percentiles.put("max", 100.0);
        return percentiles;
    }

    void print(PrintWriter out) {
        out.println();
        out.println("machine: " + machine);
        for (Figures figures : results) {
            out.printf(
                    Locale.ROOT,
                    "%n%s: %.0f changes/s, system load %.1f; milliseconds%n",
                    figures.name(),
                    figures.changesPerSecond(),
                    figures.load());
            out.printf("  %-32s %7s", "", "n");
            PERCENTILES.keySet().forEach(name -> out.printf(" %8s", name));
            out.println();
            for (Kind kind : Kind.values()) {
                Histogram histogram = figures.of(kind);
                out.printf("  %-32s %7d", kind, histogram.getTotalCount());
                PERCENTILES
                        .values()
                        .forEach(percentile -> out.printf(Locale.ROOT, " %8.1f", at(histogram, percentile)));
                out.println();
            }
        }
        out.println();
        out.println(closingLine());
    }

    /** The line that tells it all. */
    String closingLine() {
        Histogram visible = results.getLast().of(Kind.VISIBLE);
        double p50 = at(visible, 50);
        double p99 = at(visible, 99);
        boolean met = visible.getTotalCount() > 0 && p50 <= GOAL_P50_MILLIS && p99 <= GOAL_P99_MILLIS;
        return String.format(
                Locale.ROOT,
                "bench propagation p50=%.1f ms p99=%.1f ms goal=p50<=%.0f,p99<=%.0f %s",
                p50,
                p99,
                GOAL_P50_MILLIS,
                GOAL_P99_MILLIS,
                met ? "met" : "missed");
    }

    /** The same for programs: milliseconds. */
    Map<String, Object> asJson() {
        return Map.of(
                "machine",
                machine,
                "goal",
                Map.of("p50", GOAL_P50_MILLIS, "p99", GOAL_P99_MILLIS),
                "line",
                closingLine(),
                "measurements",
                results.stream().map(Report::json).toList());
    }

    private static Map<String, Object> json(Figures figures) {
        Map<String, Object> milliseconds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            Histogram histogram = figures.of(kind);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("count", histogram.getTotalCount());
            PERCENTILES.forEach((name, percentile) -> line.put(name, at(histogram, percentile)));
            milliseconds.put(kind.name().toLowerCase(Locale.ROOT), line);
        }
        return Map.of(
                "name", figures.name(),
                "changesPerSecond", figures.changesPerSecond(),
                "systemLoad", figures.load(),
                "milliseconds", milliseconds);
    }

    /** Milliseconds, to the tenth that is shown: what is judged is what is read. */
    private static double at(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0
                ? 0
                : Math.round(histogram.getValueAtPercentile(percentile) / 100.0) / 10.0;
    }
}
