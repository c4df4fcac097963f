package org.unisson.inventory.epcis.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.domain.SalesSource;
import org.unisson.inventory.epcis.persistence.ReadPolicyStore;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Says who tells of sales at a location, and tells it. */
@ApplicationScoped
public class KeepReadPolicy {

    private final Transactions transactions;
    private final ReadPolicyStore policies;
    private final KnownPlaces known;
    private final Clock clock;

    KeepReadPolicy(Transactions transactions, ReadPolicyStore policies, KnownPlaces known, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.known = known;
        this.clock = clock;
    }

    /** 422 for an unknown location. */
    public Uni<Void> put(Transaction tx, Gln location, SalesSource sales) {
        return known.requireLocations(tx, List.of(location), index -> "gln")
                .chain(() -> policies.save(tx, location, sales, clock.instant()));
    }

    /** Its tills where nobody has said otherwise. */
    public Uni<SalesSource> of(Gln location) {
        return transactions
                .read(tx -> policies.of(tx, List.of(location)))
                .map(said -> said.getOrDefault(location, SalesSource.TILLS));
    }
}
