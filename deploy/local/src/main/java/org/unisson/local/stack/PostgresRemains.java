package org.unisson.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a PostgreSQL that was killed leaves behind: backends that have not noticed yet, and its pid file. */
final class PostgresRemains {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path data;

    PostgresRemains(Path data) {
        this.data = data;
    }

    /**
     * Waits for orphaned backends, then removes the stale pid file.
     *
     * <p>In that order: a new server beside living backends of the old one would corrupt the data, and the pid in the
     * file may by now be that of any other process, which PostgreSQL would take for its predecessor.
     */
    void clear() throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<ProcessHandle> orphans = Processes.workingIn(data.toRealPath());
        CompletableFuture<?> gone = CompletableFuture.allOf(
                orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            gone.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            orphans.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IOException("cannot wait for the backends of the PostgreSQL before", e);
        }
        Files.deleteIfExists(pidFile);
    }
}
