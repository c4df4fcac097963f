package org.unisson.inventory.transfer.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.transfer.domain.Transfer;

/** Calls a transfer back, of which nothing has arrived. */
@ApplicationScoped
public class CancelTransfer {

    private final SettleTransfer settle;
    private final Clock clock;

    CancelTransfer(SettleTransfer settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    /** The transfer after it; 404, 409. @param allowed refuses a transfer that the caller may not cancel */
    public Uni<Transfer> now(Transaction tx, UUID id, Consumer<Transfer> allowed) {
        return settle.by(tx, id, allowed, transfer -> Uni.createFrom().item(transfer.cancel(clock.instant())));
    }
}
