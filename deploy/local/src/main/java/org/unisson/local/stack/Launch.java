package org.unisson.local.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.unisson.local.stack.ProcessState.Status;
import org.unisson.local.stack.StackState.Phase;

/** Starts a supervisor as a process of its own and follows it until all is ready. */
final class Launch {

    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private static final Pattern OWN_JAR = Pattern.compile("unisson-local-.*\\.jar");

    private final Home home;
    private final Consumer<String> progress;
    private final Map<String, Status> told = new HashMap<>();

    Launch(Home home, Consumer<String> progress) {
        this.home = home;
        this.progress = progress;
    }

    StackState run(Plan plan) {
        try {
            Files.createDirectories(home.logs());
            Files.deleteIfExists(home.state());
            plan.write(home.plan());
            return follow(supervisor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process supervisor() throws IOException {
        ProcessBuilder program = JavaProgram.withHeap(64)
                .options("-XX:TieredStopAtLevel=1", "-Xss512k")
                .main(
                        classPath(),
                        SupervisorMain.class.getName(),
                        home.root().toString(),
                        home.folder().toString());
        List<String> command = new ArrayList<>();
        // In a session of its own, so that closing the terminal or Ctrl-C there does not reach it.
        SETSID.stream().filter(Files::isExecutable).findFirst().ifPresent(path -> command.add(path.toString()));
        command.addAll(program.command());
        return program.command(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.logs().resolve("supervisor.log").toFile()))
                .start();
    }

    /** Our class path, with a copy of our own jar: a build may replace the original while the supervisor runs. */
    private String classPath() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (path.getFileName() != null
                    && OWN_JAR.matcher(path.getFileName().toString()).matches()) {
                Path copy = home.folder().resolve("supervisor.jar");
                Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                entries.add(copy.toString());
            } else {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private StackState follow(Process supervisor) {
        Instant deadline = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(deadline)) {
            StackState state = StackState.read(home.state()).orElse(null);
            if (state != null) {
                tell(state);
                if (state.phase() == Phase.READY) {
                    return state;
                }
                if (state.phase() == Phase.FAILED) {
                    throw new StackException(state.failure());
                }
            }
            if (!supervisor.isAlive()) {
                throw new StackException(
                        "The supervisor ended; see " + home.logs().resolve("supervisor.log") + ".");
            }
            pause();
        }
        supervisor.destroy();
        throw new StackException("The stack was not ready within " + LIMIT.toSeconds() + " s; logs: " + home.logs());
    }

    private void tell(StackState state) {
        for (ProcessState process : state.processes()) {
            boolean news = told.put(process.name(), process.status()) != process.status();
            if (news && process.status() == Status.READY) {
                progress.accept(process.name() + " ready at " + process.address());
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the stack started.", e);
        }
    }
}
