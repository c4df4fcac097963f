package org.unisson.chassis.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.unisson.chassis.causality.AppliedSignals;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/**
 * Applies a batch of records in one transaction. What passes is retried in place, which keeps the order; a record that
 * cannot be applied is found by halving the batch, and parked with its cause, so that it never blocks other keys.
 */
@Singleton
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final EventDecoder decoder;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final FeedFreshness freshness;
    private final AppliedSignals signals;
    private final MeterRegistry metrics;

    EventConsumer(
            Transactions transactions,
            EventDecoder decoder,
            Inbox inbox,
            ParkedEvents parked,
            FeedFreshness freshness,
            AppliedSignals signals,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.decoder = decoder;
        this.inbox = inbox;
        this.parked = parked;
        this.freshness = freshness;
        this.signals = signals;
        this.metrics = metrics;
    }

    /** Applies one batch; completes when everything in it is applied or parked, and committed. */
    public Uni<Void> consume(EventHandler handler, ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> all =
                StreamSupport.stream(records.spliterator(), false).toList();
        return insist(handler, () -> decoder.decode(all)).chain(decoded -> applyAll(handler, decoded));
    }

    private Uni<Void> applyAll(EventHandler handler, List<Decoded> decoded) {
        List<Decoded> events = decoded.stream()
                .filter(one -> !(one instanceof Decoded.Watermark))
                .toList();
        List<Decoded.Watermark> watermarks = decoded.stream()
                .filter(Decoded.Watermark.class::isInstance)
                .map(Decoded.Watermark.class::cast)
                .toList();
        // A watermark speaks for everything before it, so it is noted only once all of that is applied.
        return apply(handler, events).chain(() -> insist(handler, () -> freshness.record(handler.name(), watermarks)));
    }

    private Uni<Void> apply(EventHandler handler, List<Decoded> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return insist(handler, () -> transactions.run(tx -> applyIn(tx, handler, batch)))
                .invoke(fresh -> {
                    signals.applied(fresh);
                    metrics.counter("unisson.events.applied", "handler", handler.name())
                            .increment(fresh.size());
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> isolate(handler, batch, failure));
    }

    private Uni<List<ReceivedEvent>> applyIn(Transaction tx, EventHandler handler, List<Decoded> batch) {
        List<ReceivedEvent> events = new ArrayList<>();
        Uni<Void> parking = Uni.createFrom().voidItem();
        for (Decoded decoded : batch) {
            switch (decoded) {
                case Decoded.Event event -> events.add(event.event());
                case Decoded.Undecodable broken -> parking = parking.chain(() -> park(tx, handler, broken));
                case Decoded.Watermark ignored -> throw new IllegalStateException("watermarks are not applied here");
            }
        }
        return parking.chain(() -> parked.blocked(tx, handler.name(), events)).chain(blocked -> {
            Uni<Void> waiting = Uni.createFrom().voidItem();
            for (Decoded decoded : batch) {
                if (decoded instanceof Decoded.Event event && blocked.contains(event.event())) {
                    waiting = waiting.chain(() -> parked.park(
                            tx,
                            handler.name(),
                            event.raw(),
                            event.event().topic(),
                            "behind a parked event of the same key"));
                }
            }
            List<ReceivedEvent> free =
                    events.stream().filter(event -> !blocked.contains(event)).toList();
            return waiting.chain(() -> inbox.advance(tx, handler.name(), free))
                    .call(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : handler.apply(tx, fresh));
        });
    }

    private Uni<Void> isolate(EventHandler handler, List<Decoded> batch, Throwable failure) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return apply(handler, batch.subList(0, half))
                    .chain(() -> apply(handler, batch.subList(half, batch.size())));
        }
        Decoded poison = batch.getFirst();
        LOG.errorf(
                failure,
                "%s cannot apply %s-%d@%d; parked until redriven",
                handler.name(),
                poison.topic(),
                poison.raw().partition(),
                poison.raw().offset());
        metrics.counter("unisson.events.parked", "handler", handler.name()).increment();
        return insist(
                handler,
                () -> transactions.run(
                        tx -> parked.park(tx, handler.name(), poison.raw(), poison.topic(), cause(failure))));
    }

    private Uni<Void> park(Transaction tx, EventHandler handler, Decoded.Undecodable broken) {
        LOG.errorf(
                "%s cannot read %s-%d@%d: %s; parked until redriven",
                handler.name(),
                broken.topic(),
                broken.raw().partition(),
                broken.raw().offset(),
                broken.cause().getMessage());
        metrics.counter("unisson.events.parked", "handler", handler.name()).increment();
        return parked.park(tx, handler.name(), broken.raw(), broken.topic(), cause(broken.cause()));
    }

    /** Repeats the work until it meets no outage. Each attempt starts on the caller's context, where sessions live. */
    private <T> Uni<T> insist(EventHandler handler, Supplier<Uni<T>> work) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(task -> context.runOnContext(ignored -> task.run()))
                .onFailure(TransientFailures::isTransient)
                .invoke(failure -> LOG.warnf("%s waits: %s", handler.name(), cause(failure)))
                .onFailure(TransientFailures::isTransient)
                .retry()
                .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    static String cause(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
