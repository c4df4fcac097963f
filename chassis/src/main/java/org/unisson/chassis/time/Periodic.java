package org.unisson.chassis.time;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Background work at intervals: one run at a time, the next one interval after the end of the last; a failed run is
 * logged and the next one comes. Work must be safe with several replicas: claim rows with {@code for update skip locked}.
 */
@Singleton
public class Periodic {

    private static final Logger LOG = Logger.getLogger(Periodic.class);

    private final Vertx vertx;
    private volatile boolean stopped;

    Periodic(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work again and again, starting one interval from now. */
    public void every(Duration interval, String name, Supplier<Uni<Void>> work) {
        Context root = vertx.getOrCreateContext();
        vertx.setTimer(Math.max(1, interval.toMillis()), timer -> runOnce(root, interval, name, work));
    }

    private void runOnce(Context root, Duration interval, String name, Supplier<Uni<Void>> work) {
        if (stopped) {
            return;
        }
        // Sessions live in a duplicated context of their own; without one, two runs would share a session.
        Context context = VertxContext.createNewDuplicatedContext(root);
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(done -> every(interval, name, work), failure -> {
                    LOG.warnf("%s failed, and is tried again in %s: %s", name, interval, failure);
                    every(interval, name, work);
                }));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }
}
