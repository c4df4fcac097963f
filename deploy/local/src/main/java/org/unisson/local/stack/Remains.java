package org.unisson.local.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stack's processes as its state file names them: the supervisor, and what one that was killed left behind. */
final class Remains {

    private static final Duration SUPERVISOR_PATIENCE = Duration.ofSeconds(45);
    private static final Duration ORPHANS_PATIENCE = Duration.ofSeconds(10);

    private final Home home;
    private final Duration patience;

    Remains(Home home) {
        this(home, SUPERVISOR_PATIENCE);
    }

    /** @param patience how long the supervisor may take to stop all in order */
    Remains(Home home, Duration patience) {
        this.home = home;
        this.patience = patience;
    }

    /**
     * Ends them all, in order where the supervisor still lives, and forgets the state. Each is recognised by pid and
     * start, so that nobody else's process is touched.
     */
    void stop() {
        StackState.read(home.state()).ifPresent(this::stop);
        SafeFiles.deleteTree(home.state());
    }

    private void stop(StackState state) {
        end(Processes.find(state.pid(), state.started()).stream().toList(), patience);
        // The supervisor may have started others since; what it says last is what is left.
        StackState last = StackState.read(home.state()).orElse(state);
        List<ProcessHandle> orphans = last.processes().stream()
                .map(process -> Processes.find(process.pid(), process.started()))
                .flatMap(Optional::stream)
                .toList();
        end(orphans, ORPHANS_PATIENCE);
    }

    private static void end(Collection<ProcessHandle> processes, Duration patience) {
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<?> gone = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            gone.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new StackException("Cannot wait for what is still running.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
