package org.unisson.bench.growth;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.unisson.bench.Machine;

/** What each step came to; the growth of a read is its median at the last step over that at the first. */
record GrowthReport(Machine machine, List<Step> steps) {

    private static final double GOAL = 1.2;

    GrowthReport {
        steps = List.copyOf(steps);
    }

    /** Milliseconds of each read. @param load of the machine when it was done */
    record Step(long copies, Map<Read, Times> times, double load) {

        static Step of(long copies, Map<Read, Histogram> histograms) {
            Map<Read, Times> times = new LinkedHashMap<>();
            histograms.forEach((read, histogram) -> times.put(
                    read,
                    new Times(histogram.getValueAtPercentile(50) / 1e3, histogram.getValueAtPercentile(95) / 1e3)));
            return new Step(
                    copies, times, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    /** Milliseconds. */
    record Times(double p50, double p95) {}

    double growth(Read read) {
        return steps.getLast().times().get(read).p50()
                / steps.getFirst().times().get(read).p50();
    }

    String closingLine() {
        double most = 0;
        Read slowest = Read.ORDER;
        for (Read read : Read.values()) {
            if (growth(read) > most) {
                most = growth(read);
                slowest = read;
            }
        }
        return String.format(
                Locale.ROOT,
                "bench growth ratio=%.2f (%s) stock-rows=%d..%d goal<=%.1f %s",
                most,
                slowest,
                steps.getFirst().copies(),
                steps.getLast().copies(),
                GOAL,
                most <= GOAL ? "met" : "missed");
    }

    void print(PrintWriter out) {
        out.println();
        out.println("machine: " + machine);
        out.printf("%n  %-36s", "milliseconds, p50 (p95)");
        steps.forEach(step -> out.printf(Locale.ROOT, " %,20d", step.copies()));
        out.println();
        for (Read read : Read.values()) {
            out.printf("  %-36s", read);
            steps.forEach(step -> {
                Times times = step.times().get(read);
                out.printf(" %20s", String.format(Locale.ROOT, "%.2f (%.2f)", times.p50(), times.p95()));
            });
            out.printf(Locale.ROOT, "  ×%.2f%n", growth(read));
        }
        out.printf("  %-36s", "system load");
        steps.forEach(step -> out.printf(Locale.ROOT, " %20.1f", step.load()));
        out.println();
        out.println();
        out.println(closingLine());
        out.flush();
    }

    Map<String, Object> asJson() {
        return Map.of("machine", machine, "goal", GOAL, "line", closingLine(), "steps", steps);
    }
}
