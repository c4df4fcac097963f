package org.unisson.demo.day;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.UnavailableException;

/** Reads what had to become true, says how long it took, and keeps it for the table at the end. */
final class Checks {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    /** What {@code read} has to answer before long. */
    record Expectation(String what, Object expected, Duration limit, Supplier<Object> read) {

        Expectation(String what, Object expected, Supplier<Object> read) {
            this(what, expected, LIMIT, read);
        }
    }

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
        expectAll(new Expectation(what, expected, read));
    }

    /**
     * Reads all of them at the same time, each until it is as expected or the limit has passed, and returns when the
     * last has been read: a command that came before would change what they read.
     */
    void expectAll(Expectation... expectations) {
        String scenario = step;
        long begun = since;
        List<CompletableFuture<Check>> reading = Arrays.stream(expectations)
                .map(expectation -> CompletableFuture.supplyAsync(
                        () -> read(scenario, expectation, begun), Thread::startVirtualThread))
                .toList();
        reading.forEach(check -> keep(check.join()));
    }

    private static Check read(String scenario, Expectation expectation, long begun) {
        Patience patient = Patience.withCondition(expectation.limit());
        String wanted = String.valueOf(expectation.expected());
        String found = attempt(expectation.read());
        while (!found.equals(wanted) && patient.tryAgain()) {
            found = attempt(expectation.read());
        }
        return new Check(scenario, expectation.what(), wanted, found, (System.nanoTime() - begun) / NANOS_PER_MILLI);
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
        keep(new Check(step, what, String.valueOf(expected), String.valueOf(read), millis));
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
        return List.copyOf(done);
    }
}
