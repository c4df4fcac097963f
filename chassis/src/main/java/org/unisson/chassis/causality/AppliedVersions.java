package org.unisson.chassis.causality;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transactions;

/** Tells whether this service has applied given versions of others' aggregates, and waits for it. */
@Singleton
public class AppliedVersions {

    /** How often another replica's progress is looked at; this replica's own wakes the reader at once. */
    private static final Duration POLL = Duration.ofMillis(25);

    private static final String APPLIED = """
            select consumer, topic, key, version from inbox
            where (topic, key) in (select * from unnest($1::text[], $2::text[]))""";

    private final Transactions transactions;
    private final List<EventHandler> handlers;
    private final AppliedSignals signals;

    AppliedVersions(Transactions transactions, @All List<EventHandler> handlers, AppliedSignals signals) {
        this.transactions = transactions;
        this.handlers = handlers;
        this.signals = signals;
    }

    /** Completes with true as soon as all is applied that concerns this service, or with false after the longest wait. */
    Uni<Boolean> await(CausalToken token, Duration longestWait) {
        List<Expectation> expected = expectations(token);
        if (expected.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return attempt(expected, System.nanoTime() + longestWait.toNanos());
    }

    private Uni<Boolean> attempt(List<Expectation> expected, long deadline) {
        // Listening starts before looking: what commits in between is not missed.
        List<CausalToken.Entry> entries =
                expected.stream().map(Expectation::entry).toList();
        CompletableFuture<Void> signal = signals.next(entries);
        return satisfied(expected).chain(done -> {
            long left = deadline - System.nanoTime();
            if (done || left <= 0) {
                signals.forget(entries, signal);
                return Uni.createFrom().item(done);
            }
            return waitFor(signal, Math.min(left, POLL.toNanos()))
                    .invoke(() -> signals.forget(entries, signal))
                    .chain(() -> attempt(expected, deadline));
        });
    }

    private Uni<Void> waitFor(CompletableFuture<Void> signal, long nanos) {
        io.vertx.core.Context context = io.vertx.core.Vertx.currentContext();
        Uni<Void> wait = Uni.createFrom()
                .completionStage(() -> signal.copy().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS));
        return context == null ? wait : wait.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private Uni<Boolean> satisfied(List<Expectation> expected) {
        String[] topics = expected.stream().map(e -> e.entry().topic()).toArray(String[]::new);
        String[] keys = expected.stream().map(e -> e.entry().key()).toArray(String[]::new);
        return transactions.read(tx -> tx.sql(APPLIED, topics, keys)).map(rows -> {
            Map<String, Long> versions = versions(rows);
            return expected.stream()
                    .allMatch(e ->
                            versions.getOrDefault(e.inboxKey(), 0L) >= e.entry().version());
        });
    }

    private static Map<String, Long> versions(RowSet<Row> rows) {
        Map<String, Long> versions = new HashMap<>();
        for (Row row : rows) {
            versions.put(row.getString(0) + ' ' + row.getString(1) + ' ' + row.getString(2), row.getLong(3));
        }
        return versions;
    }

    private List<Expectation> expectations(CausalToken token) {
        return token.entries().stream()
                .flatMap(entry -> handlers.stream()
                        .filter(handler -> handler.topics().stream()
                                .anyMatch(topic -> topic.name().equals(entry.topic())))
                        .map(handler -> new Expectation(handler.name(), entry)))
                .toList();
    }

    private record Expectation(String consumer, CausalToken.Entry entry) {
        String inboxKey() {
            return consumer + ' ' + entry.topic() + ' ' + entry.key();
        }
    }
}
