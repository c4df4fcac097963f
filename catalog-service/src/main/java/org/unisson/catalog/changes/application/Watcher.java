package org.unisson.catalog.changes.application;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.changes.domain.Marks;
import org.unisson.catalog.page.domain.Question;

/** Someone who watches a product. */
final class Watcher {

    private final Watched watched;
    private final MultiEmitter<? super Change> emitter;
    private volatile Marks seen;

    Watcher(Watched watched, Marks seen, MultiEmitter<? super Change> emitter) {
        this.watched = watched;
        this.seen = seen;
        this.emitter = emitter;
    }

    /** What is watched: whoever watches the same is told the same. */
    record Watched(UUID productId, Question question) {}

    Watched watched() {
        return watched;
    }

    Set<Marks.Kind> unseen(Marks now) {
        return now.since(seen);
    }

    void tell(Change change, Marks now) {
        seen = now;
        emitter.emit(change);
    }
}
