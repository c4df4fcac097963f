package org.unisson.inventory.transfer.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.persistence.StockStore;
import org.unisson.inventory.transfer.domain.Outcome;
import org.unisson.inventory.transfer.domain.Transfer;
import org.unisson.inventory.transfer.persistence.TransferStore;

/** Brings a transfer further, one command at a time: what it decides is written with the goods that it moves. */
@ApplicationScoped
class SettleTransfer {

    private final TransferStore transfers;
    private final StockStore stock;
    private final RecordMovements movements;
    private final Clock clock;

    SettleTransfer(TransferStore transfers, StockStore stock, RecordMovements movements, Clock clock) {
        this.transfers = transfers;
        this.stock = stock;
        this.movements = movements;
        this.clock = clock;
    }

    /** The transfer after the command; 404 if there is none, 409 where it does not allow it. */
    Uni<Transfer> by(Transaction tx, UUID id, Consumer<Transfer> allowed, Function<Transfer, Uni<Outcome>> command) {
        return transfers
                .lock(tx, id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("transfer", id).asException()))
                .invoke(allowed)
                .chain(transfer -> command.apply(transfer).chain(outcome -> switch (outcome) {
                    case Outcome.Done(Transfer after, List<Movement> moved) ->
                        after == transfer ? Uni.createFrom().item(transfer) : write(tx, transfer, after, moved);
                    case Outcome.Refused(Outcome.Refusal why) ->
                        Uni.createFrom().failure(refused(id, why));
                }));
    }

    private Uni<Transfer> write(Transaction tx, Transfer before, Transfer after, List<Movement> moved) {
        Instant now = clock.instant();
        SortedMap<Place, Long> awaited = after.awaitedSince(before);
        SortedSet<Place> places = new TreeSet<>(awaited.keySet());
        moved.forEach(movement -> places.add(movement.place()));
        return transfers
                .save(tx, after)
                .chain(() -> stock.lock(tx, places, now))
                .invoke(book ->
                        awaited.forEach((place, pieces) -> book.at(place).await(pieces)))
                .chain(book -> movements.enter(tx, book, moved, now))
                .replaceWith(after);
    }

    private static Throwable refused(UUID id, Outcome.Refusal why) {
        return switch (why) {
            case RECEIVED ->
                Problem.conflict("transfer-closed", "Transfer " + id + " has been received.")
                        .asException();
            case CANCELLED ->
                Problem.conflict("transfer-closed", "Transfer " + id + " has been cancelled.")
                        .asException();
            case PARTLY_RECEIVED ->
                Problem.conflict("transfer-partly-received", "Some goods of transfer " + id + " have been received.")
                        .asException();
        };
    }
}
