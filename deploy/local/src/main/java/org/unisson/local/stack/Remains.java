package org.unisson.local.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that a supervisor left behind because it was killed itself. */
final class Remains {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StackState state;

    Remains(StackState state) {
        this.state = state;
    }

    /** Ends them; each is recognised by pid and start, so that nobody else's process is touched. */
    void stop() {
        List<ProcessHandle> orphans = state.processes().stream()
                .map(process -> Processes.find(process.pid(), process.started()))
                .flatMap(Optional::stream)
                .toList();
        orphans.forEach(ProcessHandle::destroy);
        CompletableFuture<?> gone = CompletableFuture.allOf(
                orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            gone.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            orphans.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new StackException("Cannot wait for what was left running.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
