package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets some at a time at their work; others wait in the order in which they came, not too many and not for too long. */
final class Turns {

    private final int atOnce;
    private final int mostWaiting;
    private final Duration longestWait;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int taken;

    Turns(int atOnce, int mostWaiting, Duration longestWait) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.longestWait = longestWait;
    }

    /** That it was not one's turn in time. */
    static final class NoTurn extends RuntimeException {

        NoTurn() {
            super("too many are at it", null, false, false);
        }
    }

    /** The work, begun when it is its turn; fails with {@link NoTurn} where that takes too long. */
    <T> Uni<T> take(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Turn turn = new Turn();
            // Also where it comes at the very moment at which nobody waits for it any more, it is passed on.
            return Uni.createFrom()
                    .<Void>emitter(turn::come)
                    .ifNoItem()
                    .after(longestWait)
                    .failWith(NoTurn::new)
                    .chain(work::get)
                    .onTermination()
                    .invoke(turn::leave);
        });
    }

    private final class Turn {

        private UniEmitter<? super Void> told;
        private boolean has;

        private void come(UniEmitter<? super Void> emitter) {
            synchronized (waiting) {
                if (taken == atOnce && waiting.size() == mostWaiting) {
                    emitter.fail(new NoTurn());
                    return;
                }
                told = emitter;
                if (taken == atOnce) {
                    waiting.add(this);
                    return;
                }
                taken++;
                has = true;
            }
            emitter.complete(null);
        }

        private void leave() {
            Turn next;
            synchronized (waiting) {
                if (!has) {
                    waiting.remove(this);
                    return;
                }
                has = false;
                next = waiting.poll();
                if (next == null) {
                    taken--;
                    return;
                }
                next.has = true;
            }
            next.told.complete(null);
        }
    }
}
