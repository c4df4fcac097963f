package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.domain.Card;

/** What was done with a card before its holder was known. */
public interface CardHistory {

    /** Gives it to the holders. To be called in the transaction in which they come to hold the cards. */
    Uni<Void> attach(Transaction tx, Map<Card, UUID> holders);
}
