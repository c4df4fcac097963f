package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.ordering.domain.Order;

/** Waits for orders: woken by what this replica does itself, and looking again at intervals for what others do. */
@Singleton
public class Decisions {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Transactions transactions;
    private final Orders orders;
    private final OwnContext contexts;
    private final Clock clock;
    private final Map<UUID, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    Decisions(Transactions transactions, Orders orders, OwnContext contexts, Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * The order as soon as it is as wanted, or as it is at the end of the wait.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is no such order
     */
    public Uni<Order> until(UUID orderId, Predicate<Order> wanted, Duration atMost) {
        return look(orderId, wanted, clock.instant().plus(atMost));
    }

    void wake(Collection<UUID> orderIds) {
        for (UUID orderId : orderIds) {
            waiting.getOrDefault(orderId, Set.of()).forEach(waiter -> waiter.complete(null));
        }
    }

    private Uni<Order> look(UUID orderId, Predicate<Order> wanted, Instant end) {
        // Before reading: what happens between the reading and the wait is not missed.
        CompletableFuture<Void> waiter = begin(orderId);
        return transactions
                .read(tx -> orders.find(tx, orderId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", orderId).asException())
                .chain(order -> {
                    Duration left = Duration.between(clock.instant(), end);
                    if (wanted.test(order) || left.isNegative() || left.isZero()) {
                        return Uni.createFrom().item(order);
                    }
                    return pause(waiter, left).chain(() -> look(orderId, wanted, end));
                })
                // Also when the client has gone.
                .onTermination()
                .invoke(() -> end(orderId, waiter));
    }

    private Uni<Void> pause(CompletableFuture<Void> waiter, Duration left) {
        Duration pause = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
        return contexts.comeBack(Uni.createFrom()
                .completionStage(waiter)
                .ifNoItem()
                .after(pause)
                .recoverWithUni(Uni.createFrom().voidItem()));
    }

    private CompletableFuture<Void> begin(UUID orderId) {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        waiting.compute(orderId, (id, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(waiter);
            return all;
        });
        return waiter;
    }

    private void end(UUID orderId, CompletableFuture<Void> waiter) {
        waiting.computeIfPresent(orderId, (id, all) -> {
            all.remove(waiter);
            return all.isEmpty() ? null : all;
        });
    }
}
