package org.unisson.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.unisson.local.cli.Unisson;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/** A stack of the demonstration's own, beside that of {@code up}, so that nobody's data is touched. */
final class DemoStack {

    /** A cart counts as abandoned after this time, so that a day takes less than a day. */
    private static final String CARTS_ABANDONED_AFTER = "PT6S";

    private final Home home;

    DemoStack() {
        Home repository = Home.ofRepository();
        home = new Home(repository.root(), repository.folder().resolve("demo"));
    }

    Path folder() {
        return home.folder();
    }

    /** Starts it empty. */
    Stack start() {
        stop();
        ProcessBuilder up = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unisson.class.getName(),
                        "up",
                        "--fresh")
                .inheritIO();
        up.environment().put("UNISSON_HOME", home.folder().toString());
        up.environment().put("UNISSON_ROOT", home.root().toString());
        // Services inherit the environment of whoever started the stack.
        up.environment().put("UNISSON_CARTS_ABANDONED_AFTER", CARTS_ABANDONED_AFTER);
        try {
            if (up.start().waitFor() != 0) {
                throw new StackException("The stack of the demonstration did not start; logs: " + home.logs());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the stack started.", e);
        }
        return Stack.running(home)
                .orElseThrow(() -> new StackException("The stack of the demonstration ended; logs: " + home.logs()));
    }

    void stop() {
        Stack.stop(home);
    }
}
