package org.unisson.loyalty.voucher.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.loyalty.voucher.application.Vouchers;

/** Tells how every voucher stands again. */
@ApplicationScoped
class VoucherRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Retelling retelling;
    private final Vouchers vouchers;

    VoucherRepublisher(Retelling retelling, Vouchers vouchers) {
        this.retelling = retelling;
        this.vouchers = vouchers;
    }

    @Override
    public String subject() {
        return "vouchers";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                CHUNK,
                (tx, last, limit) -> vouchers.lastChanges(tx, last, limit)
                        .invoke(changes -> changes.forEach(change -> tx.emit(VoucherEvents.of(change)))),
                change -> change.after().voucherId());
    }
}
