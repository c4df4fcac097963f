package org.unisson.chassis.causality;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.unisson.chassis.events.ReceivedEvent;

/** Wakes the readers that wait for an aggregate when this replica has applied a change of it. */
@Singleton
public class AppliedSignals {

    private final Map<String, List<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /** Called after the commit of the transaction that applied them. */
    public void applied(List<ReceivedEvent> events) {
        if (waiting.isEmpty()) {
            return;
        }
        for (ReceivedEvent event : events) {
            List<CompletableFuture<Void>> signals = waiting.get(event.topic() + ' ' + event.key());
            if (signals != null) {
                signals.forEach(signal -> signal.complete(null));
            }
        }
    }

    /** Completes at the next change of any of these aggregates. */
    CompletableFuture<Void> next(List<CausalToken.Entry> entries) {
        CompletableFuture<Void> signal = new CompletableFuture<>();
        for (CausalToken.Entry entry : entries) {
            waiting.compute(name(entry), (name, signals) -> {
                List<CompletableFuture<Void>> all = signals == null ? new CopyOnWriteArrayList<>() : signals;
                all.add(signal);
                return all;
            });
        }
        return signal;
    }

    void forget(List<CausalToken.Entry> entries, CompletableFuture<Void> signal) {
        for (CausalToken.Entry entry : entries) {
            waiting.computeIfPresent(name(entry), (name, signals) -> {
                signals.remove(signal);
                return signals.isEmpty() ? null : signals;
            });
        }
    }

    private static String name(CausalToken.Entry entry) {
        return entry.topic() + ' ' + entry.key();
    }
}
