package org.unisson.demo.day;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.UnavailableException;

/** Reads what had to become true, says how long it took, and keeps it for the table at the end. */
final class Checks {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final PrintWriter out;
    private final List<Check> done = new ArrayList<>();
    private String step = "";
    private long since = System.nanoTime();

    Checks(PrintWriter out) {
        this.out = out;
    }

    void begin(String scenario, String story) {
        step = scenario;
        out.printf("%n%s  %s%n", scenario, story);
        out.flush();
    }

    void say(String line) {
        out.println("    " + line);
        out.flush();
    }

    /** A command has just been answered: what is read from now on is measured from here. */
    void answered() {
        since = System.nanoTime();
    }

    void expect(String what, Object expected, Supplier<Object> read) {
        expect(what, expected, LIMIT, read);
    }

    /** Reads until it is as expected, or until the limit. */
    void expect(String what, Object expected, Duration limit, Supplier<Object> read) {
        String wanted = String.valueOf(expected);
        Patience patient = Patience.withCondition(limit);
        String found = attempt(read);
        while (!found.equals(wanted) && patient.tryAgain()) {
            found = attempt(read);
        }
        Check check = new Check(step, what, wanted, found, (System.nanoTime() - since) / NANOS_PER_MILLI);
        done.add(check);
        out.printf(
                "    %s %s: %s%s  (%.1f ms)%n",
                check.isMet() ? "ok" : "FAILED",
                what,
                found,
                check.isMet() ? "" : ", expected " + wanted,
                check.millis());
        out.flush();
    }

    /** A scenario that could not be played to its end counts as failed. */
    void broke(RuntimeException failure) {
        Check check = new Check(step, "played to the end", "yes", String.valueOf(failure.getMessage()), 0);
        done.add(check);
        out.println("    FAILED " + check.read());
        out.flush();
    }

    private static String attempt(Supplier<Object> read) {
        try {
            return String.valueOf(read.get());
        } catch (ProblemException | UnavailableException notYet) {
            return notYet.getMessage();
        }
    }

    List<Check> all() {
        return List.copyOf(done);
    }
}
