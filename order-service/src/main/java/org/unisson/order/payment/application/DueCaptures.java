package org.unisson.order.payment.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** What cards are still to be charged, for those who look after it. */
public interface DueCaptures {

    /** After that reference, in their order. @param attempts that the gateway was asked for at least */
    Uni<List<DueCapture>> due(Transaction tx, int attempts, UUID after, int atMost);
}
