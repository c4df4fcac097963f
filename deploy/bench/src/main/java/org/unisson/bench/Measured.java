package org.unisson.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.unisson.demo.client.Json;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Plan;
import org.unisson.local.stack.Stack;
import picocli.CommandLine.Model.CommandSpec;

/** What a measurement runs on and writes to: the stack that is up, or one of its own that ends with it. */
public final class Measured implements AutoCloseable {

    private final Home home;
    private final Stack stack;
    private final boolean own;
    private final PrintWriter out;

    private Measured(Home home, Stack stack, boolean own, PrintWriter out) {
        this.home = home;
        this.stack = stack;
        this.own = own;
        this.out = out;
    }

    /** The running stack; a fresh one where there is none. */
    public static Measured here(CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.ofRepository();
        return Stack.running(home)
                .map(running -> new Measured(home, running, false, out))
                .orElseGet(() -> fresh(home, out));
    }

    private static Measured fresh(Home home, PrintWriter out) {
        Home own = new Home(home.root(), home.folder().resolve("bench"));
        Stack.wipe(own);
        Stack started = Stack.start(own, Plan.everything(), line -> say(out, "  " + line));
        return new Measured(home, started, true, out);
    }

    public Stack stack() {
        return stack;
    }

    public PrintWriter out() {
        return out;
    }

    /** What it is doing, for whoever waits. */
    public void say(String line) {
        say(out, line);
    }

    /** Writes the figures for programs beside the stack's other files. */
    public void write(String name, Map<String, Object> figures) {
        Path file = home.folder().resolve("bench-" + name + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        say("figures: " + file);
    }

    @Override
    public void close() {
        if (own) {
            stack.stop();
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
