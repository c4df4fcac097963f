package org.unisson.bench.sale;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.unisson.local.stack.StackException;

/** Clients with a connection each that share a number of attempts: whoever is free takes the next one. */
public final class Crowd {

    private static final double SECOND = 1e9;

    private Crowd() {}

    /** One of them. */
    public interface Client extends AutoCloseable {

        void attempt(int number) throws Exception;
    }

    /** Seconds from when all are connected until the last attempt is answered. */
    public static double seconds(int clients, int attempts, Callable<Client> opening) {
        AtomicInteger next = new AtomicInteger();
        List<Client> connected = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                connected.add(opening.call());
            }
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (Client client : connected) {
                running.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < attempts; number = next.getAndIncrement()) {
                        client.attempt(number);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return (System.nanoTime() - begin) / SECOND;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new StackException("An attempt failed: " + e.getCause(), e.getCause());
        } catch (Exception e) {
            throw new StackException("A client cannot connect: " + e.getMessage(), e);
        } finally {
            close(connected);
        }
    }

    private static void close(List<Client> connected) {
        for (Client client : connected) {
            try {
                client.close();
            } catch (Exception e) {
                throw new StackException("A connection does not close: " + e.getMessage(), e);
            }
        }
    }
}
