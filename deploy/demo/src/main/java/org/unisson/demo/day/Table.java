package org.unisson.demo.day;

import java.io.PrintWriter;
import java.util.List;

/** The day in one table. */
public final class Table {

    private static final String FORMAT = "%-11s %-50s %-42s %-42s %10s%n";
    private static final int WIDEST = 42;

    private Table() {}

    /** Prints every check. @return whether all are met */
    public static boolean print(List<Check> checks, PrintWriter out) {
        out.printf("%n" + FORMAT, "step", "what", "expected", "read", "ms");
        for (Check check : checks) {
            out.printf(
                    FORMAT,
                    check.step(),
                    check.what(),
                    cut(check.expected()),
                    (check.isMet() ? "" : "✗ ") + cut(check.read()),
                    "%.1f".formatted(check.millis()));
        }
        long failed = checks.stream().filter(check -> !check.isMet()).count();
        out.printf(
                "%n%s%n",
                failed == 0
                        ? "All " + checks.size() + " figures are as they have to be."
                        : failed + " of " + checks.size() + " figures are WRONG.");
        out.flush();
        return failed == 0;
    }

    private static String cut(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }
}
