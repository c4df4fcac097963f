package org.unisson.chassis.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * Emits again, through the outbox, what may have been dropped with a lost replication slot. Consumers are idempotent,
 * so emitting too much is harmless as long as ids and versions are those of the first time.
 */
public interface StateRepublisher {

    /** What it republishes, for the log: for example "stock". */
    String subject();

    /**
     * Emits the current state of compacted topics, whole, and the facts recorded since an instant, each with its own
     * id and version. In transactions of bounded size. Called on a safe Vert.x context without a session.
     *
     * @return how many events were emitted
     */
    Uni<Long> republish(Instant since);
}
