package org.unisson.bench.identity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.unisson.bench.Machine;

/**
 * The figures as one line against the goal.
 *
 * @param seconds that finding the persons took, all records at once
 * @param agreement of the persons that the service found with those; null where nothing went through it
 */
record IdentityReport(
        Machine machine, long seed, int people, int records, double seconds, Quality quality, Quality agreement) {

    private static final double PRECISION = 0.999;
    private static final double RECALL = 0.95;

    /** Whether hardly anybody is taken for another, most are recognised, and the service finds what its rules say. */
    boolean isMet() {
        return quality.precision() >= PRECISION && quality.recall() >= RECALL && agrees();
    }

    String closingLine() {
        return String.format(
                Locale.ROOT,
                "bench identity precision=%.5f recall=%.5f goal=%.3f,%.2f %s (seed %d, %d records of %d people; %d"
                        + " pairs joined, %d right, %d real; %.1f s; through the API: %s)",
                quality.precision(),
                quality.recall(),
                PRECISION,
                RECALL,
                isMet() ? "met" : "missed",
                seed,
                records,
                people,
                quality.joined(),
                quality.right(),
                quality.real(),
                seconds,
                agreement == null
                        ? "nothing"
                        : agrees()
                                ? "the same persons, " + agreement.real() + " pairs"
                                : agreement.right() + " pairs of " + agreement.real() + " and of " + agreement.joined()
                                        + " joined");
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("line", closingLine());
        json.put("seed", seed);
        json.put("people", people);
        json.put("records", records);
        json.put("seconds", seconds);
        json.put("precision", quality.precision());
        json.put("recall", quality.recall());
        json.put("quality", quality);
        json.put("agreement", agreement);
        return json;
    }

    private boolean agrees() {
        return agreement == null || (agreement.joined() == agreement.right() && agreement.right() == agreement.real());
    }
}
