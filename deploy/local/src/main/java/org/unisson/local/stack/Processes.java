package org.unisson.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Questions to the operating system about processes. */
final class Processes {

    /** A start time is read from the kernel's clock ticks: it may differ by a tick between two readings. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private Processes() {}

    static boolean isAlive(long pid, Instant started) {
        return find(pid, started).isPresent();
    }

    /** The process of that pid, unless it is another one that was given the same pid later. */
    static Optional<ProcessHandle> find(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> !isZombie(pid))
                .filter(handle -> handle.info()
                        .startInstant()
                        .map(actual -> Duration.between(actual, started).abs().compareTo(TICK) < 0)
                        .orElse(true));
    }

    static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElseGet(Instant::now);
    }

    /** A dead child that nobody has waited for still has a pid. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }

    /** Processes whose working directory is that one; empty where /proc does not exist. */
    static List<ProcessHandle> workingIn(Path directory) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> directory.equals(workingDirectory(process.pid())))
                    .toList();
        }
    }

    private static Path workingDirectory(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"));
        } catch (IOException | SecurityException unreadable) {
            return null;
        }
    }

    static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new StackException("Cannot send " + signal + " to process " + pid + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a command to its end. */
    static String run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new StackException(
                    String.join(" ", command.command()) + " ended with " + process.exitValue() + ":\n" + output);
        }
        return output;
    }
}
