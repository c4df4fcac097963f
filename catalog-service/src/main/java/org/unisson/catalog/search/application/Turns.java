package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.unisson.chassis.persistence.OwnContext;

/**
 * Work that many want at once and that is done for all of them: whoever comes while it goes on gets the next turn, which
 * begins after they came.
 */
final class Turns {

    private final OwnContext contexts;
    private final Supplier<Uni<Void>> work;
    private CompletableFuture<Void> running;
    private CompletableFuture<Void> next;

    Turns(OwnContext contexts, Supplier<Uni<Void>> work) {
        this.contexts = contexts;
        this.work = work;
    }

    /** The work, from its beginning after this call to its end. It answers from wherever it was done. */
    CompletableFuture<Void> take() {
        CompletableFuture<Void> turn;
        synchronized (this) {
            if (running != null) {
                next = next == null ? new CompletableFuture<>() : next;
                return next.copy();
            }
            turn = new CompletableFuture<>();
            running = turn;
        }
        begin(turn);
        return turn.copy();
    }

    private void begin(CompletableFuture<Void> turn) {
        contexts.run(work).subscribe().with(done -> end(turn, null), failure -> end(turn, failure));
    }

    private void end(CompletableFuture<Void> turn, Throwable failure) {
        CompletableFuture<Void> following;
        synchronized (this) {
            following = next;
            running = next;
            next = null;
        }
        if (following != null) {
            begin(following);
        }
        if (failure == null) {
            turn.complete(null);
        } else {
            turn.completeExceptionally(failure);
        }
    }
}
