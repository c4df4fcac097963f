package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.Belonging;
import org.unisson.customer.identity.application.Persons;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.domain.Person;

/** Persons with all their records, to be read or to be changed. */
@ApplicationScoped
class WholePersons {

    private final Persons persons;
    private final Customers customers;

    WholePersons(Persons persons, Customers customers) {
        this.persons = persons;
        this.customers = customers;
    }

    /** A person, and which cards each of its customers has. */
    record Whole(Person person, Map<UUID, Held> records) {}

    /** The person that a customer is; empty where the customer is not registered. */
    Uni<Optional<Person>> find(Transaction tx, UUID customer) {
        return persons.of(tx, Set.of(customer)).chain(belongings -> customers
                .find(tx, belongings.keySet())
                .map(records -> whole(customer, records, belongings).map(Whole::person)));
    }

    /** The same, its records locked until the transaction ends; who is who must not change meanwhile. */
    Uni<Optional<Whole>> lock(Transaction tx, UUID customer) {
        return persons.of(tx, Set.of(customer))
                .chain(belongings ->
                        customers.lock(tx, belongings.keySet()).map(records -> whole(customer, records, belongings)));
    }

    private static Optional<Whole> whole(UUID customer, Map<UUID, Held> records, Map<UUID, Belonging> belongings) {
        if (!records.containsKey(customer)) {
            return Optional.empty();
        }
        Person person = PersonOf.each(
                        records.values().stream().map(Held::record).collect(Collectors.toList()), belongings)
                .get(customer);
        return Optional.of(new Whole(person, records));
    }
}
