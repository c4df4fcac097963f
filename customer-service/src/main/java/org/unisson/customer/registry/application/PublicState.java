package org.unisson.customer.registry.application;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.ConsentsInForce;
import org.unisson.customer.registry.domain.Person;

/**
 * What the others hear of a customer: its own cards, and what holds for the person that it is.
 *
 * @param attachedTo GLN of the person's store, or null
 */
record PublicState(UUID customerId, Set<Card> cards, ConsentsInForce consents, String attachedTo, String language) {

    static PublicState of(Held customer, Person person) {
        return new PublicState(
                customer.record().id(),
                new TreeSet<>(customer.cards()),
                person.consents(),
                person.attachment()
                        .map(Attachment::store)
                        .map(store -> store.number())
                        .orElse(null),
                customer.record().profile().language());
    }
}
