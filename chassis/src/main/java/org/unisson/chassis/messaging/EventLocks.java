package org.unisson.chassis.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.schemas.Topic;

/**
 * For those who do by themselves what an event would do, because it may be lost: a consumer that is just applying events of
 * that key comes to its end first, and what it applies later sees what was done.
 */
@Singleton
public class EventLocks {

    // A row that is not there yet cannot be locked: it is entered as that of a key of which nothing has been applied.
    private static final String HOLD = """
            insert into inbox as known (consumer, topic, key, version, applied_at) values ($1, $2, $3, 0, $4)
            on conflict (consumer, topic, key) do update set version = known.version""";

    private final Clock clock;

    EventLocks(Clock clock) {
        this.clock = clock;
    }

    /** Until the transaction ends, that consumer applies no event of that key; taken before any lock that it takes. */
    public Uni<Void> hold(Transaction transaction, String consumer, Topic topic, String key) {
        return transaction
                .sql(HOLD, consumer, topic.name(), key, Times.toDatabase(clock.instant()))
                .replaceWithVoid();
    }
}
