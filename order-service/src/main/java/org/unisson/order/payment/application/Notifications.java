package org.unisson.order.payment.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;

/** Notifications that were heeded. */
public interface Notifications {

    /** Notes it; whoever brings the same at the same time waits for the first one's commit. @return whether it is new */
    Uni<Boolean> claim(Transaction tx, String gateway, PaymentNotification notification, Instant now);
}
