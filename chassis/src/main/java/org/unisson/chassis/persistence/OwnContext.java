package org.unisson.chassis.persistence;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs work on a Vert.x context of its own: sessions live in the context, and two works must not share one. */
@Singleton
public class OwnContext {

    private final Vertx vertx;

    OwnContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The work, begun on a context of its own when subscribed to. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(task -> context.runOnContext(ignored -> task.run()));
    }

    /** Work for each of them at once, each on a context of its own; fails when all have ended and one has failed. */
    public <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<Void>> all =
                items.stream().map(item -> run(() -> work.apply(item))).toList();
        return comeBack(Uni.join().all(all).andCollectFailures().replaceWithVoid());
    }

    /** The work, with what follows it on the present context, wherever it is answered from: a timer, another context. */
    public <T> Uni<T> comeBack(Uni<T> work) {
        Context here = Vertx.currentContext();
        return work.emitOn(task -> here.runOnContext(ignored -> task.run()));
    }
}
