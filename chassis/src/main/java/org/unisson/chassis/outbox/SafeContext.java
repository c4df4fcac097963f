package org.unisson.chassis.outbox;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Moves work from a plain thread to a fresh Vert.x context on which sessions may be opened. */
@Singleton
class SafeContext {

    private final Vertx vertx;

    SafeContext(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> on(Uni<T> work) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return work.runSubscriptionOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
