package org.unisson.inventory.transfer.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.assortment.KnownSkus;
import org.unisson.inventory.transfer.domain.Delivery;
import org.unisson.inventory.transfer.domain.Transfer;

/** Takes in what has arrived of a transfer. */
@ApplicationScoped
public class ReceiveTransfer {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private final SettleTransfer settle;
    private final KnownSkus skus;

    ReceiveTransfer(SettleTransfer settle, KnownSkus skus) {
        this.settle = settle;
        this.skus = skus;
    }

    /**
     * The transfer after it. 404; 409 if it is closed; 422 for an unknown SKU; 400 if it came before it was shipped.
     *
     * @param allowed refuses a transfer that the caller may not receive
     */
    public Uni<Transfer> now(Transaction tx, UUID id, Delivery delivery, Consumer<Transfer> allowed) {
        return settle.by(tx, id, allowed, transfer -> {
            refuseTooEarly(transfer, delivery);
            return skus.unknownOf(
                            tx,
                            delivery.lines().stream().map(Delivery.Line::sku).toList())
                    .invoke(unknown -> refuseSkus(delivery, unknown))
                    .map(known -> transfer.receive(delivery));
        });
    }

    private static void refuseTooEarly(Transfer transfer, Delivery delivery) {
        if (delivery.receivedAt().plus(CLOCKS_DIFFER_BY).isBefore(transfer.shippedAt())) {
            throw Problem.invalid("/receivedAt", "is before the goods were shipped")
                    .asException();
        }
    }

    private static void refuseSkus(Delivery delivery, Set<Sku> unknown) {
        for (int index = 0; index < delivery.lines().size(); index++) {
            if (unknown.contains(delivery.lines().get(index).sku())) {
                throw Problem.unprocessable("unknown-sku", "/lines/" + index + "/sku", "is not known")
                        .asException();
            }
        }
    }
}
