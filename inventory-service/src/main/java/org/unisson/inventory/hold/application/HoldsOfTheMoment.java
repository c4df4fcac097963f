package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.unisson.chassis.causality.CurrentRequest;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.inventory.hold.application.HoldTogether.Outcome;
import org.unisson.inventory.hold.application.HoldTogether.Wish;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.sourcing.domain.Basket;

/**
 * Gathers who asks for a hold while others are being served, and serves them together: nobody waits for company, and in a
 * flash sale everybody has it. Per replica one transaction at a time does this.
 */
@ApplicationScoped
public class HoldsOfTheMoment {

    private static final Logger LOG = Logger.getLogger(HoldsOfTheMoment.class);
    private static final int MOST_AT_ONCE = 256;

    private final Transactions transactions;
    private final LookTogether look;
    private final HoldTogether together;
    private final OwnContext contexts;
    private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean serving = new AtomicBoolean();

    HoldsOfTheMoment(Transactions transactions, LookTogether look, HoldTogether together, OwnContext contexts) {
        this.transactions = transactions;
        this.look = look;
        this.together = together;
        this.contexts = contexts;
    }

    private record Asked(Wish wish, CompletableFuture<Answer> answer) {}

    /** What became of it, and what was told with it. */
    private record Answer(Outcome outcome, List<Event> told) {}

    /**
     * The hold; empty where the cart has to be served alone.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 where it cannot be had
     */
    public Uni<Optional<Hold>> put(UUID cart, Basket basket, Optional<UUID> customer) {
        Asked asked = new Asked(new Wish(cart, basket, customer), new CompletableFuture<>());
        waiting.add(asked);
        serve();
        return contexts.comeBack(Uni.createFrom().completionStage(asked.answer()))
                .map(answer -> switch (answer.outcome()) {
                    case Outcome.Held held -> {
                        CurrentRequest.changed(answer.told());
                        yield Optional.of(held.hold());
                    }
                    case Outcome.Refused refused ->
                        throw HoldRefusals.of(refused.basket(), refused.plan().shortages());
                    case Outcome.Apart ignored -> Optional.<Hold>empty();
                });
    }

    private void serve() {
        if (waiting.isEmpty() || !serving.compareAndSet(false, true)) {
            return;
        }
        Map<UUID, Asked> batch = next();
        if (batch.isEmpty()) {
            // Whoever served before has taken them; who came since is seen by themselves, or here.
            serving.set(false);
            serve();
            return;
        }
        contexts.run(() -> served(batch.values().stream().map(Asked::wish).toList()))
                .subscribe()
                .with(
                        served -> done(() -> batch.forEach((cart, asked) -> asked.answer()
                                .complete(new Answer(served.outcomes().get(cart), served.told())))),
                        failure -> done(() -> {
                            // What is wrong with one is found out by serving each alone.
                            LOG.warnf("%d holds are put one by one: %s", batch.size(), failure);
                            batch.values().forEach(asked -> asked.answer()
                                    .complete(new Answer(new Outcome.Apart(), List.of())));
                        }));
    }

    /** Most of a flash sale ends with a look, which needs no transaction. */
    private Uni<Served> served(List<Wish> wishes) {
        return transactions
                .read(tx -> look.at(tx, wishes))
                .chain(looked -> looked.there().isEmpty()
                        ? Uni.createFrom().item(new Served(looked.outcomes(), List.of()))
                        : transactions.run(
                                tx -> together.take(tx, looked).map(outcomes -> new Served(outcomes, tx.emitted()))));
    }

    private record Served(Map<UUID, Outcome> outcomes, List<Event> told) {}

    private void done(Runnable answer) {
        serving.set(false);
        serve();
        answer.run();
    }

    /** A cart that asks twice is served twice, one after the other. */
    private Map<UUID, Asked> next() {
        Map<UUID, Asked> batch = new TreeMap<>();
        List<Asked> again = new ArrayList<>();
        while (batch.size() + again.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            // Only who serves takes from the queue: what is there stays there.
            Asked asked = waiting.remove();
            if (batch.putIfAbsent(asked.wish().cart(), asked) != null) {
                again.add(asked);
            }
        }
        waiting.addAll(again);
        return batch;
    }
}
