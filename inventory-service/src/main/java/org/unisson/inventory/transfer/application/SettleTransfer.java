package org.unisson.inventory.transfer.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.stock.application.RecordMovements;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.transfer.domain.Outcome;
import org.unisson.inventory.transfer.domain.Transfer;
import org.unisson.inventory.transfer.persistence.TransferStore;

/** Brings a transfer further, one command at a time: what it decides is written with the goods that it moves. */
@ApplicationScoped
class SettleTransfer {

    private final TransferStore transfers;
    private final RecordMovements movements;

    SettleTransfer(TransferStore transfers, RecordMovements movements) {
        this.transfers = transfers;
        this.movements = movements;
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
                        after == transfer ? Uni.createFrom().item(transfer) : write(tx, after, moved);
                    case Outcome.Refused(Outcome.Refusal why) ->
                        Uni.createFrom().failure(refused(id, why));
                }));
    }

    private Uni<Transfer> write(Transaction tx, Transfer after, List<Movement> moved) {
        return transfers
                .save(tx, after)
                .chain(() -> moved.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : movements.facts(tx, moved).replaceWithVoid())
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
