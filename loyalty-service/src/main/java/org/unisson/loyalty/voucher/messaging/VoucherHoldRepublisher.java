package org.unisson.loyalty.voucher.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.loyalty.voucher.application.Vouchers;
import org.unisson.loyalty.voucher.domain.VoucherOrder;

/** Tells the decisions about vouchers offered for orders since an instant again. */
@ApplicationScoped
class VoucherHoldRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private final Retelling retelling;
    private final Vouchers vouchers;

    VoucherHoldRepublisher(Retelling retelling, Vouchers vouchers) {
        this.retelling = retelling;
        this.vouchers = vouchers;
    }

    @Override
    public String subject() {
        return "vouchers held for orders";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                new UUID(0, 0),
                CHUNK,
                (tx, last, limit) -> vouchers.decisions(tx, since, last, limit)
                        .invoke(decisions -> decisions.forEach(decision -> tx.emit(VoucherHoldEvents.of(decision)))),
                VoucherOrder::orderId);
    }
}
