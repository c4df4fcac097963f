package org.unisson.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Json;
import org.unisson.local.stack.Home;
import org.unisson.local.stack.Plan;
import org.unisson.local.stack.Size;
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
        return here(spec, Plan.everything().services());
    }

    /** The running stack; a fresh one with these services where there is none. */
    public static Measured here(CommandSpec spec, List<String> services) {
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.ofRepository();
        return Stack.running(home)
                .map(running -> new Measured(home, running, false, out))
                .orElseGet(() -> fresh(home, services, out));
    }

    private static Measured fresh(Home home, List<String> services, PrintWriter out) {
        Home own = new Home(home.root(), home.folder().resolve("bench"));
        Stack.wipe(own);
        Stack started = Stack.start(own, plan(services), line -> say(out, "  " + line));
        return new Measured(home, started, true, out);
    }

    /** Where stacks are made that nobody else is to see. */
    public static Own own(CommandSpec spec) {
        return new Own(Home.ofRepository(), spec.commandLine().getOut());
    }

    /** Stacks that are measured and end with it. */
    public record Own(Home home, PrintWriter out) {

        /** A fresh one with these services, of the size of a small server. */
        public Stack fresh(String name, List<String> services) {
            Home folder = new Home(home.root(), home.folder().resolve("bench-" + name));
            Stack.wipe(folder);
            Plan plan = plan(services);
            return Stack.start(folder, plan, line -> say("  " + name + ": " + line));
        }

        /** What it is doing, for whoever waits. */
        public void say(String line) {
            Measured.say(out, line);
        }

        /** Writes the figures for programs beside the stacks. */
        public void write(String name, Map<String, Object> figures) {
            say("figures: " + Measured.write(home, name, figures));
        }
    }

    private static Plan plan(List<String> services) {
        return new Plan(services, Map.of(), Map.of(), true, false, false, Size.SERVER);
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
        say("figures: " + write(home, name, figures));
    }

    private static Path write(Home home, String name, Map<String, Object> figures) {
        Path file = home.folder().resolve("bench-" + name + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
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
