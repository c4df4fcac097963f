package org.unisson.loyalty.voucher.messaging;

import jakarta.inject.Singleton;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.common.events.Money;
import org.unisson.loyalty.events.VoucherChanged;
import org.unisson.loyalty.voucher.application.VoucherNews;
import org.unisson.loyalty.voucher.domain.Change;
import org.unisson.loyalty.voucher.domain.Voucher.Snapshot;
import org.unisson.schemas.Topics;

/** How a voucher's change is told: one event each, under the change's own id. Why it was given is told to nobody. */
@Singleton
class VoucherEvents implements VoucherNews {

    @Override
    public void tell(Transaction tx, Change change) {
        tx.emit(of(change));
    }

    static Event of(Change change) {
        Snapshot voucher = change.after();
        String currency = voucher.terms().amount().currency();
        VoucherChanged changed = VoucherChanged.newBuilder()
                .setVoucherId(voucher.voucherId())
                .setVersion(voucher.version())
                .setCustomerId(voucher.customerId())
                .setBatchId(voucher.batchId())
                .setAmount(new Money(voucher.terms().amount().minor(), currency))
                .setLeft(new Money(voucher.left(), currency))
                .setMinimum(new Money(voucher.terms().minimum(), currency))
                .setWithdrawWhenBought(voucher.terms().withdrawWhenBought())
                .setState(voucher.state().name())
                .setExpiresAt(voucher.terms().expiresAt())
                .setCause(change.cause().name())
                .setSourceId(
                        change.source().id() == null
                                ? null
                                : change.source().id().toString())
                .setChangedAt(change.recordedAt())
                .build();
        return Event.of(
                        Topics.VOUCHERS,
                        voucher.voucherId().toString(),
                        voucher.version(),
                        changed,
                        change.recordedAt())
                .withId(change.changeId());
    }
}
