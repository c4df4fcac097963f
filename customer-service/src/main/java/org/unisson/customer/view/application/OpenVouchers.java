package org.unisson.customer.view.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Vouchers that can still pay. */
public interface OpenVouchers {

    /** At most one state of each voucher. */
    Uni<Void> put(Transaction tx, Collection<VoucherState> states);

    /** Of the person that a customer is, those that are not over at that instant, the one that is over soonest first. */
    Uni<List<VoucherView>> of(Transaction tx, UUID customerId, Instant now, int limit);
}
