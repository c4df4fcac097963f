package org.unisson.customer.care.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.care.domain.Interaction;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.registry.application.Stores;

/** Keeps contacts, each once, whoever tells of it how often. */
@ApplicationScoped
public class KeepingContacts {

    private final Interactions interactions;
    private final CasesOfContacts cases;
    private final FindingCustomers finding;
    private final Stores stores;

    KeepingContacts(Interactions interactions, CasesOfContacts cases, FindingCustomers finding, Stores stores) {
        this.interactions = interactions;
        this.cases = cases;
        this.finding = finding;
        this.stores = stores;
    }

    /**
     * Keeps it; 403; 409 where another is kept under its id; 422 unknown-customer, unknown-store or unknown-case.
     *
     * @return whether it is new
     */
    public Uni<Boolean> keep(Transaction tx, Interaction told) {
        return finding.visible(tx, told.customerId())
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw Problem.unprocessable(
                                        "unknown-customer", "/customerId", "no customer is known by this id")
                                .asException();
                    }
                })
                .chain(() -> interactions.find(tx, told.interactionId()))
                .chain(known -> known.isPresent()
                        ? repeated(known.get(), told)
                        : requireStore(tx, told.store()).chain(() -> add(tx, told)));
    }

    private Uni<Boolean> add(Transaction tx, Interaction told) {
        // The case first: of two that tell the same at once, the second waits there or at the id, and then repeats.
        return cases.lock(tx, told).chain(found -> interactions
                .append(tx, told)
                .chain(appended -> appended
                        ? cases.note(tx, found, told).replaceWith(true)
                        : interactions
                                .find(tx, told.interactionId())
                                .chain(kept -> repeated(kept.orElseThrow(), told))));
    }

    private static Uni<Boolean> repeated(Interaction kept, Interaction told) {
        if (!kept.repeats(told)) {
            throw Problem.conflict(
                            "another-interaction", "Another contact is kept under this id; none is ever changed.")
                    .asException();
        }
        return Uni.createFrom().item(false);
    }

    private Uni<Void> requireStore(Transaction tx, String store) {
        if (store == null) {
            return Uni.createFrom().voidItem();
        }
        return stores.known(tx, Set.of(new Gln(store)))
                .invoke(known -> {
                    if (known.isEmpty()) {
                        throw Problem.unprocessable("unknown-store", "/store", "no store is known by this GLN")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
