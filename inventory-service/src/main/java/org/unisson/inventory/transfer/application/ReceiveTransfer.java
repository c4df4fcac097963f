package org.unisson.inventory.transfer.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Moments;
import org.unisson.chassis.rest.Problem;
import org.unisson.inventory.stock.application.KnownPlaces;
import org.unisson.inventory.transfer.domain.Delivery;
import org.unisson.inventory.transfer.domain.Transfer;

/** Takes in what has arrived of a transfer. */
@ApplicationScoped
public class ReceiveTransfer {

    private final SettleTransfer settle;
    private final KnownPlaces known;

    ReceiveTransfer(SettleTransfer settle, KnownPlaces known) {
        this.settle = settle;
        this.known = known;
    }

    /**
     * The transfer after it. 404; 409 if it is closed; 422 for an unknown SKU; 400 if it came before it was shipped.
     *
     * @param allowed refuses a transfer that the caller may not receive
     */
    public Uni<Transfer> now(Transaction tx, UUID id, Delivery delivery, Consumer<Transfer> allowed) {
        return settle.by(tx, id, allowed, transfer -> {
            refuseTooEarly(transfer, delivery);
            return known.requireSkus(
                            tx,
                            delivery.lines().stream().map(Delivery.Line::sku).toList(),
                            index -> "/lines/" + index + "/sku")
                    .map(done -> transfer.receive(delivery));
        });
    }

    private static void refuseTooEarly(Transfer transfer, Delivery delivery) {
        if (delivery.receivedAt().plus(Moments.CLOCKS_DIFFER_BY).isBefore(transfer.shippedAt())) {
            throw Problem.invalid("/receivedAt", "is before the goods were shipped")
                    .asException();
        }
    }
}
