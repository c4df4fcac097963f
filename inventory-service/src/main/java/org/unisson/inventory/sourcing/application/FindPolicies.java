package org.unisson.inventory.sourcing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.inventory.sourcing.domain.KnownPolicy;
import org.unisson.inventory.sourcing.domain.SourcingPolicy;
import org.unisson.inventory.sourcing.persistence.PolicyStore;

/** Looks sourcing policies up. */
@ApplicationScoped
public class FindPolicies {

    private final Transactions transactions;
    private final PolicyStore store;

    FindPolicies(Transactions transactions, PolicyStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** The built-in one too. */
    public Uni<Optional<KnownPolicy>> byId(String id) {
        return id.equals(SourcingPolicy.BUILT_IN.id())
                ? Uni.createFrom().item(Optional.of(KnownPolicy.BUILT_IN))
                : transactions.read(tx -> store.find(tx, id));
    }

    /** Those after that id, by id, at most that many. */
    public Uni<List<KnownPolicy>> after(String id, int limit) {
        return transactions.read(tx -> store.list(tx, id, limit));
    }
}
