package org.unisson.chassis.persistence;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.unisson.chassis.causality.CurrentRequest;
import org.unisson.chassis.events.Envelope;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.events.EventFeedStart;
import org.unisson.chassis.events.Origin;
import org.unisson.chassis.outbox.OutboxLimits;
import org.unisson.chassis.outbox.OutboxMessage;
import org.unisson.chassis.values.Ids;

/**
 * The one way to the database: each use case is one call of {@link #run}. The events it emits are written to the log
 * in the same transaction, with one statement whatever their number.
 */
@ApplicationScoped
public class Transactions {

    private static final String EMIT =
            "select count(pg_logical_emit_message(true, 'outbox', content)) from unnest($1::bytea[]) content";

    private final Mutiny.SessionFactory sessions;
    private final EventCodec codec;
    private final EventFeedStart feeds;
    private final OutboxLimits limits;
    private final String service;

    Transactions(
            Mutiny.SessionFactory sessions,
            EventCodec codec,
            EventFeedStart feeds,
            OutboxLimits limits,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sessions = sessions;
        this.codec = codec;
        this.feeds = feeds;
        this.limits = limits;
        this.service = service;
    }

    /** Runs the work in a new transaction: it commits when the Uni completes and rolls back when it fails. */
    public <T> Uni<T> run(Function<Transaction, Uni<T>> work) {
        return toItsEnd(Uni.createFrom()
                        .deferred(feeds::prepared)
                        .chain(() -> sessions.withTransaction((session, ignored) -> {
                            Transaction transaction = new Transaction(session);
                            return work.apply(transaction)
                                    .call(result -> publish(transaction))
                                    .map(result -> new Outcome<>(result, transaction.emitted()));
                        })))
                .map(Outcome::announced);
    }

    /** Runs statements that only read, each seeing what was committed when it began. */
    public <T> Uni<T> read(Function<Transaction, Uni<T>> work) {
        return toItsEnd(sessions.withSession(session -> work.apply(new Transaction(session))));
    }

    /**
     * Runs one statement that changes something no event tells of: it is a transaction of its own, without the two more
     * ways to the database and back that {@link #run} takes for its beginning and its end.
     */
    public Uni<Void> runAlone(Function<Transaction, Uni<Void>> statement) {
        return read(tx -> statement.apply(tx).invoke(() -> {
            if (!tx.emitted().isEmpty() || !tx.raw().isEmpty()) {
                throw new IllegalStateException("what is told of a change is told in its transaction");
            }
        }));
    }

    // A client that goes away cancels what it has asked for. Cut off between two statements, a session would be closed
    // under its own open transaction, whose locks then last until the pool finds out; who asks again waits for them.
    private static <T> Uni<T> toItsEnd(Uni<T> begun) {
        return Uni.createFrom()
                .emitter(end -> begun.subscribe().with(end::complete, failure -> end.fail(first(failure))));
    }

    // Work that was refused is refused, also where the connection broke before it could be rolled back: PostgreSQL has
    // done that by itself. What is to be said of it is why the work failed, not what came after.
    private static Throwable first(Throwable failure) {
        return failure instanceof CompositeException several ? several.getCause() : failure;
    }

    private Uni<Void> publish(Transaction transaction) {
        if (transaction.emitted().isEmpty() && transaction.raw().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Buffer> contents = new ArrayList<>();
        Origin request =
                CurrentRequest.origin().orElseGet(() -> new Origin(Ids.next().toString(), null, null));
        for (Event event : transaction.emitted()) {
            contents.add(Buffer.buffer(encode(event, request)));
        }
        for (OutboxMessage message : transaction.raw()) {
            contents.add(Buffer.buffer(checked(message)));
        }
        return transaction.sql(EMIT, (Object) contents.toArray(Buffer[]::new)).replaceWithVoid();
    }

    private byte[] encode(Event event, Origin request) {
        Origin origin = event.origin() == null ? request : event.origin();
        return checked(new OutboxMessage(
                event.topic().name(),
                event.key(),
                Envelope.of(event, service, origin),
                codec.encode(event.topic().name(), event.payload())));
    }

    private byte[] checked(OutboxMessage message) {
        byte[] content = message.encode();
        limits.check(content, message.topic(), message.key());
        return content;
    }

    private record Outcome<T>(T result, List<Event> emitted) {
        T announced() {
            CurrentRequest.changed(emitted);
            return result;
        }
    }
}
