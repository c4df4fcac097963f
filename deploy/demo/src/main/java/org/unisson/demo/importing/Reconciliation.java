package org.unisson.demo.importing;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.unisson.demo.client.Patience;

/** Compares the files with what the APIs tell, to the cent and to the piece. */
public final class Reconciliation {

    private static final Duration CONVERGES_WITHIN = Duration.ofMinutes(3);
    private static final int DIFFERENCES_SHOWN = 20;

    private Reconciliation() {}

    /** Compares; what differs is read again for a while, since consequences may still be on their way. */
    public static List<Comparison.Result> of(List<Comparison> comparisons) {
        Patience patient = Patience.withCondition(CONVERGES_WITHIN);
        List<Comparison.Result> results = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            Comparison.Result result = comparison.compare();
            while (!result.isEqual() && patient.tryAgain()) {
                result = comparison.compare();
            }
            results.add(result);
        }
        return results;
    }

    /** Prints the table and every difference, up to a number. @return whether there is none */
    public static boolean print(List<Comparison.Result> results, PrintWriter out) {
        out.printf(
                "%nReconciliation, from the public APIs only%n  %-44s %8s %16s %16s  %-7s %s%n",
                "figure", "keys", "file", "read", "unit", "differences");
        boolean equal = true;
        for (Comparison.Result result : results) {
            out.printf(
                    "  %-44s %,8d %,16d %,16d  %-7s %s%n",
                    result.comparison().name(),
                    result.keys(),
                    result.expectedSum(),
                    result.readSum(),
                    result.comparison().unit(),
                    result.isEqual()
                            ? "none"
                            : Integer.toString(result.differences().size()));
            equal &= result.isEqual();
        }
        for (Comparison.Result result : results) {
            result.differences().entrySet().stream()
                    .limit(DIFFERENCES_SHOWN)
                    .forEach(difference -> out.printf(
                            "  DIFFERENCE in %s, %s: %s%n",
                            result.comparison().name(), difference.getKey(), difference.getValue()));
        }
        out.println(equal ? "Everything balances." : "IT DOES NOT BALANCE.");
        out.flush();
        return equal;
    }
}
