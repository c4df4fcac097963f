package org.unisson.bench.read;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.unisson.bench.Machine;
import org.unisson.bench.Undisturbed;

/** What the questions took, what a new price took, and how many pages a second there are. */
record ReadReport(
        Machine machine,
        int perSecond,
        List<Undisturbed<OpenLoop.Outcome>> nothing,
        Map<Question, List<Undisturbed<OpenLoop.Outcome>>> latencies,
        List<Undisturbed<Changes>> priceChanges,
        List<Undisturbed<Throughput>> throughput) {

    private static final double PRICE_CHANGE_GOAL_MILLIS = 100;
    private static final long CALM_DISK_MICROS = 10_000;
    // What another commerce backend served of product pages on a machine like this one, times 25.
    private static final double PAGES_GOAL = 5_250;

    /**
     * A round.
     *
     * @param pages per second
     * @param empty answers per second of an endpoint that does nothing
     */
    record Throughput(double pages, double empty, double load) {

        double ratio() {
            return pages / empty;
        }
    }

    /**
     * Some new prices.
     *
     * @param seen microseconds until each was seen everywhere
     * @param disk microseconds that the disk took meanwhile to keep a page
     */
    record Changes(Histogram seen, Histogram disk) {

        /** Whether the disk, which others share, kept what it was given as soon as it usually does. */
        boolean isCalm() {
            return disk.getValueAtPercentile(95) <= CALM_DISK_MICROS;
        }
    }

    void print(PrintWriter out) {
        out.println();
        out.println("machine: " + machine);
        out.printf(
                Locale.ROOT,
                "%nat %d requests a second, milliseconds from when each was due; medians of %d rounds%n",
                perSecond,
                latencies.values().iterator().next().size());
        out.printf("  %-40s %8s %8s %8s %8s %8s  %s%n", "", "p50", "p90", "p99", "max", "taken", "goal");
        print(out, "nothing: what the machine adds", nothing, "");
        latencies.forEach((question, outcomes) ->
                print(out, question.toString(), outcomes, "p99 <= %.0f".formatted(question.goalMillis())));
        print(
                out,
                "new price, beside pages: seen everywhere",
                seen(),
                "%6.0f %%  p99 <= %.0f".formatted(taken(priceChanges), PRICE_CHANGE_GOAL_MILLIS));
        print(out, "meanwhile: what the disk takes for a page", disk(), "");
        throughput.forEach(round -> out.printf(
                Locale.ROOT,
                "  %,.0f product pages/s; an endpoint that does nothing: %,.0f/s; load %.1f, %.0f %% taken%n",
                round.outcome().pages(),
                round.outcome().empty(),
                round.outcome().load(),
                round.taken()));
        out.println("  taken: most that others who share the processors took of them in a round that counts");
        out.println();
        out.flush();
    }

    private static void print(PrintWriter out, String what, List<Undisturbed<OpenLoop.Outcome>> outcomes, String goal) {
        out.printf(
                Locale.ROOT,
                "  %-40s %8.1f %8.1f %8.1f %8.1f %6.0f %%  %s%n",
                what,
                median(outcomes, 50),
                median(outcomes, 90),
                median(outcomes, 99),
                median(outcomes, 100),
                taken(outcomes),
                goal);
    }

    private static void print(PrintWriter out, String what, Histogram micros, String more) {
        out.printf(
                Locale.ROOT,
                "  %-40s %8.1f %8.1f %8.1f %8.1f %s%n",
                what,
                millis(micros, 50),
                millis(micros, 90),
                millis(micros, 99),
                millis(micros, 100),
                more);
    }

    String closingLine() {
        Throughput median = medianThroughput();
        boolean met = latencies.entrySet().stream()
                        .allMatch(entry ->
                                median(entry.getValue(), 99) <= entry.getKey().goalMillis())
                && millis(seen(), 99) <= PRICE_CHANGE_GOAL_MILLIS
                && median.pages() >= PAGES_GOAL;
        return String.format(
                Locale.ROOT,
                "bench read pages=%.0f /s baseline=%.0f ratio=%.2f goal=%.0f page_p99=%.1f ms quote_p99=%.1f ms"
                        + " search_p99=%.1f ms new_price_p99=%.1f ms disk_p99=%.1f ms goals=10,10,50,100 %s",
                median.pages(),
                median.empty(),
                median.ratio(),
                PAGES_GOAL,
                median(latencies.get(Question.PAGE), 99),
                median(latencies.get(Question.QUOTE), 99),
                median(latencies.get(Question.SEARCH), 99),
                millis(seen(), 99),
                millis(disk(), 99),
                met ? "met" : "missed");
    }

    Map<String, Object> asJson() {
        Map<String, Object> questions = new LinkedHashMap<>();
        latencies.forEach((question, outcomes) -> {
            questions.put(question.name().toLowerCase(Locale.ROOT), millis(outcomes));
        });
        questions.put("nothing", millis(nothing));
        return Map.of(
                "machine", machine,
                "perSecond", perSecond,
                "line", closingLine(),
                "milliseconds", questions,
                "newPriceMilliseconds", Map.of("p50", millis(seen(), 50), "p99", millis(seen(), 99)),
                "diskMilliseconds", Map.of("p50", millis(disk(), 50), "p99", millis(disk(), 99)),
                "throughput", throughput);
    }

    private static List<Map<String, Double>> millis(List<Undisturbed<OpenLoop.Outcome>> outcomes) {
        return outcomes.stream()
                .map(round -> Map.of(
                        "p50", round.outcome().millis(50),
                        "p90", round.outcome().millis(90),
                        "p99", round.outcome().millis(99),
                        "max", round.outcome().millis(100),
                        "taken", round.taken()))
                .toList();
    }

    private static double taken(List<? extends Undisturbed<?>> outcomes) {
        return outcomes.stream().mapToDouble(Undisturbed::taken).max().orElse(0);
    }

    private Throughput medianThroughput() {
        return throughput.stream()
                .map(Undisturbed::outcome)
                .sorted((one, other) -> Double.compare(one.ratio(), other.ratio()))
                .toList()
                .get(throughput.size() / 2);
    }

    private static double median(List<Undisturbed<OpenLoop.Outcome>> outcomes, double percentile) {
        return outcomes.stream()
                .mapToDouble(round -> round.outcome().millis(percentile))
                .sorted()
                .toArray()[outcomes.size() / 2];
    }

    private Histogram seen() {
        return all(Changes::seen);
    }

    private Histogram disk() {
        return all(Changes::disk);
    }

    private Histogram all(Function<Changes, Histogram> of) {
        Histogram all = of.apply(priceChanges.getFirst().outcome()).copy();
        priceChanges.stream().skip(1).forEach(some -> all.add(of.apply(some.outcome())));
        return all;
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
