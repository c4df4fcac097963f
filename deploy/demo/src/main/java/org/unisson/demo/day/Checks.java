package org.unisson.demo.day;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.UnavailableException;

/**
 * Reads what had to become true, says how long it took, and keeps it for the table at the end. What is expected after
 * one command is read at the same time, so that no figure waits for another.
 */
final class Checks {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final PrintWriter out;
    private final List<Check> done = new ArrayList<>();
    private final List<CompletableFuture<Check>> running = new ArrayList<>();
    private String step = "";
    private long since = System.nanoTime();

    Checks(PrintWriter out) {
        this.out = out;
    }

    void begin(String scenario, String story) {
        settle();
        step = scenario;
        out.printf("%n%s  %s%n", scenario, story);
        out.flush();
    }

    void say(String line) {
        settle();
        out.println("    " + line);
        out.flush();
    }

    /** A command has just been answered: what is read from now on is measured from here. */
    void answered() {
        settle();
        since = System.nanoTime();
    }

    void expect(String what, Object expected, Supplier<Object> read) {
        expect(what, expected, LIMIT, read);
    }

    /** Begins to read, until it is as expected or the limit has passed. */
    void expect(String what, Object expected, Duration limit, Supplier<Object> read) {
        String scenario = step;
        long begun = since;
        CompletableFuture<Check> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(read(scenario, what, String.valueOf(expected), limit, read, begun));
            } catch (RuntimeException broken) {
                result.complete(new Check(scenario, what, String.valueOf(expected), broken.toString(), 0));
            }
        });
        running.add(result);
    }

    private static Check read(
            String scenario, String what, String wanted, Duration limit, Supplier<Object> read, long begun) {
        Patience patient = Patience.withCondition(limit);
        String found = attempt(read);
        while (!found.equals(wanted) && patient.tryAgain()) {
            found = attempt(read);
        }
        return new Check(scenario, what, wanted, found, (System.nanoTime() - begun) / NANOS_PER_MILLI);
    }

    private static String attempt(Supplier<Object> read) {
        try {
            return String.valueOf(read.get());
        } catch (ProblemException | UnavailableException notYet) {
            return notYet.getMessage();
        }
    }

    /** A figure that was measured elsewhere. */
    void measured(String what, Object expected, Object read, double millis) {
        settle();
        keep(new Check(step, what, String.valueOf(expected), String.valueOf(read), millis));
    }

    /** Returns when all that is expected so far has been read: a next command may change it. */
    void settle() {
        running.forEach(check -> keep(check.join()));
        running.clear();
    }

    private void keep(Check check) {
        done.add(check);
        out.printf(
                "    %s %s: %s%s  (%.1f ms)%n",
                check.isMet() ? "ok" : "FAILED",
                check.what(),
                check.read(),
                check.isMet() ? "" : ", expected " + check.expected(),
                check.millis());
        out.flush();
    }

    /** A scenario that could not be played to its end counts as failed. */
    void broke(RuntimeException failure) {
        measured("played to the end", "yes", failure.getMessage(), 0);
    }

    List<Check> all() {
        settle();
        return List.copyOf(done);
    }
}
