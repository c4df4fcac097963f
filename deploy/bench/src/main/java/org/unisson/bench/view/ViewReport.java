package org.unisson.bench.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unisson.bench.Machine;

/** What reading of a customer took at each volume. @param rate questions per second */
record ViewReport(Machine machine, int rate, List<Volume> volumes) {

    private static final double GOAL_MILLIS = 50;
    private static final long FIFTY_MILLION = 50_000_000;

    ViewReport {
        volumes = List.copyOf(volumes);
    }

    /** @param rounds of each question, in its order */
    record Volume(long touchpoints, Map<Reading, List<Taken>> rounds) {

        /** The median round by its slowest hundredth. */
        Taken of(Reading reading) {
            List<Taken> sorted = rounds.get(reading).stream()
                    .sorted(Comparator.comparingDouble(Taken::p99))
                    .toList();
            return sorted.get(sorted.size() / 2);
        }
    }

    /** Milliseconds. */
    record Taken(double p50, double p99) {}

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Volume volume : volumes) {
            for (Reading reading : Reading.values()) {
                Taken taken = volume.of(reading);
                lines.add(String.format(
                        Locale.ROOT,
                        "  %,d touchpoints: %s p50 %.1f ms, p99 %.1f ms",
                        volume.touchpoints(),
                        reading,
                        taken.p50(),
                        taken.p99()));
            }
        }
        return lines;
    }

    /** Milliseconds of the median that a million more touchpoints cost, by the first and the last volume. */
    double slope(Reading reading) {
        Volume first = volumes.getFirst();
        Volume last = volumes.getLast();
        double millions = (last.touchpoints() - first.touchpoints()) / 1e6;
        return millions == 0 ? 0 : (last.of(reading).p50() - first.of(reading).p50()) / millions;
    }

    boolean isMet() {
        return volumes.stream().allMatch(volume -> volume.of(Reading.VIEW).p99() <= GOAL_MILLIS);
    }

    String closingLine() {
        Volume last = volumes.getLast();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "bench view p99=%.1f ms goal=%.0f %s at %,d touchpoints, %d a second;",
                last.of(Reading.VIEW).p99(),
                GOAL_MILLIS,
                isMet() ? "met" : "missed",
                last.touchpoints(),
                rate));
        for (Reading reading : Reading.values()) {
            line.append(String.format(
                    Locale.ROOT,
                    " %s p50 %.1f ms, %+.2f per million more, %.1f at fifty;",
                    reading,
                    last.of(reading).p50(),
                    slope(reading),
                    last.of(reading).p50() + slope(reading) * (FIFTY_MILLION - last.touchpoints()) / 1e6));
        }
        return line.substring(0, line.length() - 1);
    }

    Map<String, Object> asJson() {
        return Map.of("machine", machine, "rate", rate, "line", closingLine(), "volumes", volumes);
    }
}
