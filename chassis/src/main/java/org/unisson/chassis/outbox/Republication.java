package org.unisson.chassis.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Runs all republishers, one after the other. */
final class Republication {

    private static final Logger LOG = Logger.getLogger(Republication.class);

    private final List<StateRepublisher> republishers;
    private final UnaryOperator<Uni<Long>> onContext;

    /**
     * With the republishers of the service.
     *
     * @param onContext moves the subscription to where a republisher may open sessions
     */
    Republication(List<StateRepublisher> republishers, UnaryOperator<Uni<Long>> onContext) {
        this.republishers = List.copyOf(republishers);
        this.onContext = onContext;
    }

    /** Republishes everything; returns the number of events. Can be interrupted, and repeated. */
    long run(Instant since) throws InterruptedException, ExecutionException {
        if (republishers.isEmpty()) {
            LOG.error("The slot was lost and this service has nothing that republishes: events are missing downstream");
        }
        long total = 0;
        for (StateRepublisher republisher : republishers) {
            LOG.infof("Republishing %s since %s", republisher.subject(), since);
            CompletableFuture<Long> result = onContext
                    .apply(Uni.createFrom().deferred(() -> republisher.republish(since)))
                    .subscribeAsCompletionStage();
            long count = result.get();
            total += count;
            LOG.infof("Republished %s: %d events", republisher.subject(), count);
        }
        return total;
    }
}
