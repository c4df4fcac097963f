package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifier;

/** Finds golden records for whoever may see them. */
@ApplicationScoped
public class FindingCustomers {

    private final Transactions transactions;
    private final Customers customers;
    private final CustomerAccess access;

    FindingCustomers(Transactions transactions, Customers customers, CustomerAccess access) {
        this.transactions = transactions;
        this.customers = customers;
        this.access = access;
    }

    /** 404 where there is none; 403 where it is not the caller's to see. */
    public Uni<GoldenRecord> byId(UUID id) {
        return transactions.read(tx -> customers.find(tx, id)).map(found -> {
            // A stranger learns nothing, not even whether the customer exists.
            access.requireOwnIfShopper(id);
            GoldenRecord customer =
                    found.orElseThrow(() -> Problem.notFound("customer", id).asException());
            access.require(customer);
            return customer;
        });
    }

    /** The one who holds the identifier, if the caller may see that customer. */
    public Uni<Optional<GoldenRecord>> byIdentifier(Identifier identifier) {
        return transactions.read(tx -> customers.holder(tx, identifier)).map(found -> found.filter(access::allows));
    }

    /** Refuses (403) whoever may not see what concerns that customer, who need not be registered. */
    public Uni<Void> requireVisible(UUID id) {
        return transactions
                .read(tx -> customers.find(tx, id))
                .invoke(found -> found.ifPresentOrElse(access::require, () -> access.requireUnregistered(id)))
                .replaceWithVoid();
    }
}
