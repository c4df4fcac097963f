package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Page;
import org.unisson.customer.care.domain.Interaction;

/** Where contacts are kept. */
public interface Interactions {

    /** Appends it, unless there is one of that id. @return whether it was appended */
    Uni<Boolean> append(Transaction tx, Interaction interaction);

    Uni<Optional<Interaction>> find(Transaction tx, UUID interactionId);

    /** Those of the person that a customer is, the newest first. @param forCustomer only what the customer may read */
    Uni<Page<Interaction>> ofCustomer(Transaction tx, UUID customerId, boolean forCustomer, int limit, String cursor);
}
