package org.unisson.chassis.causality;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.events.Origin;

/** What is known of the request being served; kept in the Vert.x context, which follows it through asynchronous steps. */
public final class CurrentRequest {

    private static final String ORIGIN = "unisson.origin";
    private static final String CHANGES = "unisson.changes";

    private CurrentRequest() {}

    /** Where what happens now comes from; empty outside a request. */
    public static Optional<Origin> origin() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(ORIGIN) : Optional.empty();
    }

    /** Remembers what a committed transaction has published, for the causal token of the answer. */
    public static void changed(List<Event> events) {
        if (!events.isEmpty() && VertxContext.isOnDuplicatedContext()) {
            Optional<List<CausalToken.Entry>> changes = ContextLocals.get(CHANGES);
            changes.ifPresent(known -> events.forEach(
                    event -> known.add(new CausalToken.Entry(event.topic().name(), event.key(), event.version()))));
        }
    }

    static void begin(Origin origin) {
        ContextLocals.put(ORIGIN, origin);
        ContextLocals.put(CHANGES, new ArrayList<CausalToken.Entry>());
    }

    static List<CausalToken.Entry> changes() {
        Optional<List<CausalToken.Entry>> changes =
                VertxContext.isOnDuplicatedContext() ? ContextLocals.get(CHANGES) : Optional.empty();
        return changes.orElse(List.of());
    }
}
