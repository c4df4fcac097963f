package org.unisson.chassis.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.impl.SqlClientConnection;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.outbox.OutboxMessage;

/**
 * The unit of work of one use case: entities through the session, sets of rows through SQL on the same connection, and
 * the events that are published if, and only if, it commits.
 *
 * <p>Use it for one thing at a time: a session admits no two operations at once. After an exception it is unusable.
 */
public final class Transaction {

    private final Mutiny.Session session;
    private final List<Event> emitted = new ArrayList<>();
    private final List<OutboxMessage> raw = new ArrayList<>();

    Transaction(Mutiny.Session session) {
        this.session = session;
    }

    /** The Hibernate Reactive session. Flush it before SQL that must see pending changes of entities. */
    public Mutiny.Session session() {
        return session;
    }

    /** Executes one prepared statement ({@code $1, $2 …}) on the session's connection. Arrays bind as arrays. */
    public Uni<RowSet<Row>> sql(String statement, Object... parameters) {
        Tuple tuple = Tuple.tuple();
        for (Object parameter : parameters) {
            tuple.addValue(parameter);
        }
        return Uni.createFrom().completionStage(() -> connection().preparedQuery(statement, tuple));
    }

    /** Publishes the event when this transaction commits. */
    public void emit(Event event) {
        emitted.add(event);
    }

    /** Publishes all of them, in that order, when this transaction commits. */
    public void emit(List<Event> events) {
        emitted.addAll(events);
    }

    /** Publishes a message that is already encoded, such as a dead letter, when this transaction commits. */
    public void emitRaw(OutboxMessage message) {
        raw.add(message);
    }

    /** What it publishes when it commits, so far. */
    public List<Event> emitted() {
        return emitted;
    }

    List<OutboxMessage> raw() {
        return raw;
    }

    private SqlClientConnection connection() {
        return (SqlClientConnection) ((MutinySessionImpl) session).getReactiveConnection();
    }
}
