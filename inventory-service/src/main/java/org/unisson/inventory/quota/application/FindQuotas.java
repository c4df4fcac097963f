package org.unisson.inventory.quota.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.inventory.quota.domain.KnownQuota;
import org.unisson.inventory.quota.persistence.QuotaStore;

/** Looks quotas up. */
@ApplicationScoped
public class FindQuotas {

    private final Transactions transactions;
    private final QuotaStore store;

    FindQuotas(Transactions transactions, QuotaStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public Uni<Optional<KnownQuota>> byId(String id) {
        return transactions.read(tx -> store.find(tx, id));
    }

    /** Those after that id, by id, at most that many. */
    public Uni<List<KnownQuota>> after(String id, int limit) {
        return transactions.read(tx -> store.list(tx, id, limit));
    }
}
