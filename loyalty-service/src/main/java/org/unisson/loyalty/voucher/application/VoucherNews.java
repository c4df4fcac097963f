package org.unisson.loyalty.voucher.application;

import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.voucher.domain.Change;

/** Tells the others how a voucher stands. */
public interface VoucherNews {

    void tell(Transaction tx, Change change);
}
