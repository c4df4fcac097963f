package org.unisson.chassis.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.causality.AppliedSignals;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** Applies parked events again, oldest first; where one still fails, the later ones of its key stay parked. */
@Singleton
class Redrive {

    private static final int AT_MOST = 1_000;

    private final Transactions transactions;
    private final ParkedEvents parked;
    private final EventDecoder decoder;
    private final Inbox inbox;
    private final AppliedSignals signals;
    private final String prefix;

    Redrive(
            Transactions transactions,
            ParkedEvents parked,
            EventDecoder decoder,
            Inbox inbox,
            AppliedSignals signals,
            @ConfigProperty(name = "unisson.topic-prefix") Optional<String> prefix) {
        this.transactions = transactions;
        this.parked = parked;
        this.decoder = decoder;
        this.inbox = inbox;
        this.signals = signals;
        this.prefix = prefix.orElse("");
    }

    Uni<Outcome> run(EventHandler handler) {
        return transactions
                .read(tx -> parked.list(tx, handler.name(), AT_MOST))
                .chain(events -> next(handler, events, 0, new HashSet<>(), new ArrayList<>(), 0));
    }

    private Uni<Outcome> next(
            EventHandler handler,
            List<ParkedEvents.Parked> events,
            int index,
            Set<String> stuckKeys,
            List<StillParked> stuck,
            int applied) {
        if (index == events.size()) {
            return Uni.createFrom().item(new Outcome(applied, stuck));
        }
        ParkedEvents.Parked event = events.get(index);
        if (stuckKeys.contains(event.topic() + ' ' + event.key())) {
            return next(handler, events, index + 1, stuckKeys, stuck, applied);
        }
        return transactions
                .run(tx -> apply(tx, handler, event))
                .invoke(signals::applied)
                .map(done -> true)
                .onFailure()
                .recoverWithItem(failure -> {
                    stuckKeys.add(event.topic() + ' ' + event.key());
                    stuck.add(new StillParked(event.id(), event.topic(), event.key(), EventConsumer.cause(failure)));
                    return false;
                })
                .chain(done -> next(handler, events, index + 1, stuckKeys, stuck, applied + (done ? 1 : 0)));
    }

    private Uni<List<ReceivedEvent>> apply(Transaction tx, EventHandler handler, ParkedEvents.Parked event) {
        return decoder.decode(List.of(event.asRecord(prefix)))
                .map(decoded -> switch (decoded.getFirst()) {
                    case Decoded.Event readable -> List.of(readable.event());
                    case Decoded.Watermark ignored -> List.<ReceivedEvent>of();
                    case Decoded.Undecodable broken -> throw broken.cause();
                })
                .chain(readable -> inbox.advance(tx, handler.name(), readable))
                .call(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : handler.apply(tx, fresh))
                .call(() -> parked.remove(tx, event.id()));
    }

    /**
     * What a redrive did.
     *
     * @param applied how many events were applied
     * @param stillParked the first event of each key that failed again
     */
    record Outcome(int applied, List<StillParked> stillParked) {}

    /** An event that failed again, and why. */
    record StillParked(long id, String topic, String key, String cause) {}
}
