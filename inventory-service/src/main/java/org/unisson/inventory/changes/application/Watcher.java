package org.unisson.inventory.changes.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.nio.BufferOverflowException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.inventory.changes.application.Told.Level;

/**
 * Someone who watches. What changes while the state is still being read waits for its end; what the state had already
 * is not told again.
 */
final class Watcher {

    /** How far the clocks of two replicas may be apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    private final Watched watched;
    private final int mostWaiting;
    private final List<Level> waiting = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private MultiEmitter<? super Told> emitter;
    private Instant liveSince;
    private boolean ended;

    /** @param mostWaiting changes that may wait for the end of the state; with more the stream ends after it */
    Watcher(Watched watched, int mostWaiting) {
        this.watched = watched;
        this.mostWaiting = mostWaiting;
    }

    Watched watched() {
        return watched;
    }

    /** A level of the state. */
    synchronized Told state(Level level) {
        versions.put(level.key(), level.version());
        return new Told(false, level);
    }

    /**
     * The changes, to be subscribed to when the state is told.
     *
     * @param buffer changes that the reader may be behind; with more the stream ends
     */
    Multi<Told> changes(int buffer, Clock clock) {
        return Multi.createFrom()
                .<Told>emitter(to -> live(to, clock.instant()), buffer)
                .onFailure(BufferOverflowException.class)
                .recoverWithCompletion();
    }

    private synchronized void live(MultiEmitter<? super Told> to, Instant now) {
        emitter = to;
        liveSince = now;
        waiting.forEach(this::tell);
        waiting.clear();
        if (ended) {
            emitter.complete();
        }
    }

    synchronized void change(Level level) {
        if (emitter != null) {
            tell(level);
        } else if (waiting.size() < mostWaiting) {
            waiting.add(level);
        } else {
            ended = true;
        }
    }

    /** Everything before that moment has been heard: what is older than the state cannot come any more. */
    synchronized void heardUntil(Instant moment) {
        if (liveSince != null && moment.isAfter(liveSince.plus(CLOCKS))) {
            versions.clear();
        }
    }

    /** Ends the stream: whoever comes again begins with the state. */
    synchronized void end() {
        ended = true;
        if (emitter != null) {
            emitter.complete();
        }
    }

    private void tell(Level level) {
        if (level.version() > versions.getOrDefault(level.key(), 0L)) {
            versions.computeIfPresent(level.key(), (key, before) -> level.version());
            emitter.emit(new Told(true, level));
        }
    }
}
