package org.unisson.demo.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Several requests at once, never more than a number: what is begun last waits for the ones before. */
public final class InFlight {

    private final int most;

    public InFlight(int most) {
        this.most = most;
    }

    /** Runs the work for each item and returns when all is done; the first failure ends it, and is thrown. */
    public <T> void forEach(Iterable<T> items, Consumer<T> work) {
        Semaphore free = new Semaphore(most);
        List<Future<?>> begun = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                free.acquire();
                if (begun.stream().anyMatch(InFlight::hasFailed)) {
                    free.release();
                    break;
                }
                begun.removeIf(InFlight::hasSucceeded);
                begun.add(threads.submit(() -> {
                    try {
                        work.accept(item);
                    } finally {
                        free.release();
                    }
                }));
            }
            for (Future<?> future : begun) {
                future.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Interrupted.", e);
        }
    }

    private static boolean hasFailed(Future<?> future) {
        return future.state() == Future.State.FAILED;
    }

    private static boolean hasSucceeded(Future<?> future) {
        return future.state() == Future.State.SUCCESS;
    }
}
