package org.unisson.chassis.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.schemas.Topic;

/**
 * What a service does with others' events. A bean implements it and hands its channel's batches to
 * {@link EventConsumer#consume}.
 */
public interface EventHandler {

    /** Stable name: under it the inbox remembers what was applied, and dead letters are listed. */
    String name();

    /** The topics its channel subscribes to. */
    Set<Topic> topics();

    /**
     * Applies events in one transaction. Each is newer than any applied before for its key; the events of one key come
     * in order, and several may be in one call. May be called again with the same events if the transaction fails.
     */
    Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events);
}
