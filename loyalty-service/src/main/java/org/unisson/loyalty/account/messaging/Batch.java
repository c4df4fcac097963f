package org.unisson.loyalty.account.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.ReceivedEvent;

/** The facts of a batch beside the events that told them. */
record Batch<F>(List<F> facts, List<ReceivedEvent> events) {

    static <F> Batch<F> of(List<ReceivedEvent> received, Function<SpecificRecord, Optional<F>> meaning) {
        return ofAll(received, payload -> meaning.apply(payload).stream().toList());
    }

    /** Where an event may tell several, in their order. */
    static <F> Batch<F> ofAll(List<ReceivedEvent> received, Function<SpecificRecord, List<F>> meaning) {
        List<F> facts = new ArrayList<>(received.size());
        List<ReceivedEvent> events = new ArrayList<>(received.size());
        for (ReceivedEvent event : received) {
            meaning.apply(event.payload()).forEach(fact -> {
                facts.add(fact);
                events.add(event);
            });
        }
        return new Batch<>(facts, events);
    }

    /** Visits what each fact led to, beside its event. */
    <R> void forEach(List<R> results, BiConsumer<R, ReceivedEvent> visitor) {
        for (int i = 0; i < results.size(); i++) {
            visitor.accept(results.get(i), events.get(i));
        }
    }
}
