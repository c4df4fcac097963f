package org.unisson.demo.loading;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** One line that says how far a piece of work is and how fast it goes; rewritten in place on a terminal. */
public final class Progress {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(200);
    private static final double NANOS = 1_000_000_000.0;

    private final PrintWriter out;
    private final String what;
    private final long total;
    private final boolean terminal = System.console() != null;
    private final long begun = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private long shown = begun;

    /** @param what plural, for example {@code customers} */
    public Progress(PrintWriter out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    /** So many more are done. */
    public void advance(long more) {
        done.addAndGet(more);
        synchronized (this) {
            long now = System.nanoTime();
            if (now - shown > (terminal ? BETWEEN_UPDATES : BETWEEN_LINES).toNanos()) {
                shown = now;
                out.print(terminal ? "\r" + line() : line() + System.lineSeparator());
                out.flush();
            }
        }
    }

    /** The last line. */
    public synchronized void end() {
        out.println(terminal ? "\r" + line() : line());
        out.flush();
    }

    private String line() {
        double seconds = (System.nanoTime() - begun) / NANOS;
        return "  %-22s %,9d of %,d  %5.1f s  %,8.0f/s"
                .formatted(what, done.get(), total, seconds, done.get() / Math.max(seconds, 0.001));
    }
}
