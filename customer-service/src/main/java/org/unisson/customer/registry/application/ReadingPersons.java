package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.Persons;
import org.unisson.customer.identity.application.RulesInForce;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.application.FindingCustomers.Found;
import org.unisson.customer.registry.domain.Survivorship;

/** Reads persons for the service itself, many at once, in a fixed number of statements. */
@ApplicationScoped
public class ReadingPersons {

    private final Persons persons;
    private final Customers customers;
    private final RulesInForce rules;

    ReadingPersons(Persons persons, Customers customers, RulesInForce rules) {
        this.persons = persons;
        this.customers = customers;
        this.rules = rules;
    }

    /** The persons that these customers are, each once; those that are not registered are left out. */
    public Uni<List<Found>> of(Transaction tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return persons.of(tx, ids)
                .chain(belongings -> customers.find(tx, belongings.keySet()).chain(held -> rules.current(tx)
                        .map(current ->
                                PersonOf.each(
                                                held.values().stream()
                                                        .map(Held::record)
                                                        .toList(),
                                                belongings)
                                        .values()
                                        .stream()
                                        .distinct()
                                        .map(person -> new Found(person, new Survivorship(current.trusted())))
                                        .toList())));
    }
}
