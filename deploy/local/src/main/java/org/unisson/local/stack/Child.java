package org.unisson.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.unisson.local.stack.ProcessState.Status;

/** A server kept running: when its process ends unexpectedly it is started again on the same address. */
final class Child {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration PROVEN = Duration.ofSeconds(30);
    private static final int LOG_LINES_SHOWN = 25;

    private final Server server;
    private final Path log;
    private final Runnable changed;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private Process process;
    private Instant started = Instant.EPOCH;
    private Status status = Status.WAITING;
    private int restarts;
    private boolean stopping;

    /** @param changed called after each change of its state */
    Child(Server server, Path logs, Runnable changed) {
        this.server = server;
        this.log = logs.resolve(server.name() + ".log");
        this.changed = changed;
    }

    Server server() {
        return server;
    }

    /** Starts it and keeps it running; completes when it is ready for the first time, fails when it never is. */
    CompletableFuture<Void> start() {
        Thread.ofPlatform().daemon().name("keeps-" + server.name()).start(this::keepRunning);
        return firstReady;
    }

    private void keepRunning() {
        Duration pause = FIRST_PAUSE;
        while (!isStopping()) {
            try {
                Instant begin = Instant.now();
                runOnce();
                pause = begin.plus(PROVEN).isBefore(Instant.now()) ? FIRST_PAUSE : pause;
            } catch (IOException | RuntimeException e) {
                System.out.println(server.name() + " does not start: " + e.getMessage());
                firstReady.completeExceptionally(e);
            } catch (InterruptedException e) {
                return;
            }
            if (!firstReady.isDone() || firstReady.isCompletedExceptionally()) {
                firstReady.completeExceptionally(new StackException(
                        server.name() + " ended, or did not answer in time, while starting:\n" + end()));
                return;
            }
            pause = pauseBeforeRestart(pause);
        }
    }

    private Duration pauseBeforeRestart(Duration pause) {
        synchronized (this) {
            if (stopping) {
                return pause;
            }
            restarts++;
            status = Status.RESTARTING;
        }
        System.out.println(Instant.now() + " " + server.name() + " ended unexpectedly, starting it again");
        changed.run();
        pause(pause);
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void runOnce() throws IOException, InterruptedException {
        server.prepare();
        Process current = launch();
        if (current == null) {
            return;
        }
        changed.run();
        if (awaitReady(current)) {
            server.onReady();
            become(Status.READY);
            firstReady.complete(null);
        }
        current.waitFor();
    }

    private synchronized Process launch() throws IOException {
        if (stopping) {
            return null;
        }
        Files.createDirectories(log.getParent());
        process = server.command()
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        started = Processes.startOf(process.toHandle());
        status = Status.STARTING;
        return process;
    }

    private boolean awaitReady(Process current) {
        Instant deadline = Instant.now().plus(server.startLimit());
        while (current.isAlive()) {
            if (server.isReady()) {
                return current.isAlive();
            }
            if (Instant.now().isAfter(deadline)) {
                System.out.println(server.name() + " did not answer within "
                        + server.startLimit().toSeconds() + " s");
                current.destroyForcibly();
                return false;
            }
            pause(POLL);
        }
        return false;
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void become(Status next) {
        synchronized (this) {
            status = next;
        }
        changed.run();
    }

    /** Stops it for good: asks, then kills. */
    void stop() {
        Process current;
        synchronized (this) {
            stopping = true;
            current = process;
        }
        firstReady.completeExceptionally(new StackException("The stack was stopped."));
        if (current != null && current.isAlive()) {
            server.askToStop(current);
            try {
                if (!current.waitFor(server.stopLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                    current.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                current.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        become(Status.STOPPED);
    }

    synchronized ProcessState state() {
        long pid = process != null && process.isAlive() ? process.pid() : 0;
        return new ProcessState(
                server.name(), server.role(), server.address(), pid, started, restarts, status, log.toString());
    }

    private String end() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
