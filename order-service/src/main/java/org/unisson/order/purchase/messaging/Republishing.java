package org.unisson.order.purchase.messaging;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** Tells recorded facts again, in transactions of bounded size, in the order of their recording. */
public final class Republishing {

    /** Facts per transaction. */
    public static final int AT_ONCE = 500;

    /**
     * A place in the order of recording: facts at the same instant follow their ids.
     *
     * @param recordedAt by this service's clock
     */
    public record Place(Instant recordedAt, UUID id) {

        /** Before the first fact recorded at that instant or later. */
        public static Place before(Instant instant) {
            return new Place(instant, new UUID(0, 0));
        }
    }

    /** A fact's event and its place. */
    public record Told(Place place, Event event) {}

    private Republishing() {}

    /**
     * Emits all facts after that place.
     *
     * @param next the next facts after a place, at most {@link #AT_ONCE}; none at the end
     * @return how many
     */
    public static Uni<Long> from(
            Transactions transactions, Place start, BiFunction<Transaction, Place, Uni<List<Told>>> next) {
        return transactions
                .run(tx -> next.apply(tx, start)
                        .invoke(told -> tx.emit(told.stream().map(Told::event).toList())))
                .chain(told -> told.isEmpty()
                        ? Uni.createFrom().item(0L)
                        : from(transactions, told.getLast().place(), next).map(rest -> rest + told.size()));
    }

    /** The events of facts that come in the order of recording. */
    public static <T> List<Told> told(List<T> facts, Function<T, Place> place, Function<T, Event> event) {
        return facts.stream()
                .map(fact -> new Told(place.apply(fact), event.apply(fact)))
                .toList();
    }
}
