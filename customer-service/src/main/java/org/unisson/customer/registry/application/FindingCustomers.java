package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.identity.application.Belonging;
import org.unisson.customer.identity.application.Persons;
import org.unisson.customer.identity.application.RulesInForce;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.Survivorship;

/** Finds persons for whoever may see them. The id of any of its customers finds a person. */
@ApplicationScoped
public class FindingCustomers {

    /** A person, and whom to believe of what its sources say. */
    public record Found(Person person, Survivorship survivorship) {}

    private final Transactions transactions;
    private final WholePersons whole;
    private final Persons persons;
    private final Customers customers;
    private final RulesInForce rules;
    private final CustomerAccess access;

    FindingCustomers(
            Transactions transactions,
            WholePersons whole,
            Persons persons,
            Customers customers,
            RulesInForce rules,
            CustomerAccess access) {
        this.transactions = transactions;
        this.whole = whole;
        this.persons = persons;
        this.customers = customers;
        this.rules = rules;
        this.access = access;
    }

    /** 404 where there is none; 403 where it is not the caller's to see. */
    public Uni<Found> byId(UUID id) {
        return transactions.read(tx -> whole.find(tx, id).chain(found -> {
            if (found.isEmpty()) {
                // A stranger learns nothing, not even whether the customer exists.
                access.requireOwnIfShopper(id);
                throw Problem.notFound("customer", id).asException();
            }
            access.require(found.get());
            return with(tx, found.get());
        }));
    }

    /**
     * The one who is known by the identifier, if the caller may see that customer; 409 where more than one person is.
     */
    public Uni<Optional<Found>> byIdentifier(Identifier identifier) {
        return transactions.read(tx -> customers.known(tx, identifier).chain(ids -> one(tx, identifier, ids)));
    }

    /** Refuses (403) whoever may not see what concerns that customer, who need not be registered. */
    public Uni<Void> requireVisible(UUID id) {
        return transactions.read(tx -> visible(tx, id)).replaceWithVoid();
    }

    /**
     * The person that a customer is, as that transaction sees it; empty where the customer is not registered. Refuses
     * (403) whoever may not see what concerns it.
     */
    public Uni<Optional<Person>> visible(Transaction tx, UUID id) {
        return whole.find(tx, id)
                .invoke(found -> found.ifPresentOrElse(access::require, () -> access.requireUnregistered(id)));
    }

    /** With whom to believe, which matters only where there is more than one source. */
    public Uni<Found> with(Transaction tx, Person person) {
        return person.members().size() == 1
                ? Uni.createFrom().item(new Found(person, Survivorship.NEWEST))
                : rules.current(tx).map(current -> new Found(person, new Survivorship(current.trusted())));
    }

    private Uni<Optional<Found>> one(Transaction tx, Identifier identifier, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return persons.of(tx, ids).chain(belongings -> {
            if (belongings.values().stream().map(Belonging::person).distinct().count() > 1) {
                throw Problem.conflict(
                                "shared-identifier",
                                "More than one person is known by this "
                                        + identifier.kind().name().toLowerCase(Locale.ROOT) + ".")
                        .asException();
            }
            return whole.find(tx, ids.iterator().next()).chain(found -> found.filter(access::allows)
                    .map(person -> with(tx, person).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
        });
    }
}
