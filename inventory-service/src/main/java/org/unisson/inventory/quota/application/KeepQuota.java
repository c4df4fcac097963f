package org.unisson.inventory.quota.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.quota.domain.KnownQuota;
import org.unisson.inventory.quota.domain.Quota;
import org.unisson.inventory.quota.persistence.QuotaStore;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Says how much of some SKUs may be sold. */
@ApplicationScoped
public class KeepQuota {

    private final QuotaStore store;
    private final KnownPlaces known;
    private final Clock clock;

    KeepQuota(QuotaStore store, KnownPlaces known, Clock clock) {
        this.store = store;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The quota with the version it has now; 412 for another version, 422 for an unknown SKU.
     *
     * @param named its SKUs in the order of the request
     */
    public Uni<KnownQuota> put(Transaction tx, Quota said, List<Sku> named, String ifMatch) {
        Instant now = clock.instant();
        return store.open(tx, said.id(), now)
                .invoke(before -> Versions.requireMatch(ifMatch, before.version()))
                .call(() -> known.requireSkus(tx, named, index -> "/skus/" + index))
                .chain(before -> before.version() > 0 && before.saysSameAs(said)
                        ? Uni.createFrom().voidItem()
                        : store.save(tx, said.withVersion(before.version() + 1), now))
                .chain(() -> store.find(tx, said.id()))
                .map(found -> found.orElseThrow());
    }

    /** Forgets it and what counted in it; 404 where there is none, 412 for another version. */
    public Uni<Void> delete(Transaction tx, String id, String ifMatch) {
        return store.lock(tx, id)
                .chain(() -> store.find(tx, id))
                .invoke(found -> Versions.requireMatch(
                        ifMatch,
                        found.orElseThrow(() -> Problem.notFound("quota", id).asException())
                                .quota()
                                .version()))
                .chain(() -> store.delete(tx, id))
                .replaceWithVoid();
    }
}
