package org.unisson.customer.delivery.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** What customers wait for. */
public interface OpenPromises {

    /** Of the person that a customer is, what was promised last first. */
    Uni<List<PromiseView>> of(Transaction tx, UUID customerId, int most);
}
