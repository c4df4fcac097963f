package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.persistence.HoldStore;

/** Looks up what a cart holds. */
@ApplicationScoped
public class FindHold {

    private final Transactions transactions;
    private final HoldStore holds;
    private final Clock clock;

    FindHold(Transactions transactions, HoldStore holds, Clock clock) {
        this.transactions = transactions;
        this.holds = holds;
        this.clock = clock;
    }

    /** Empty where the cart holds nothing, or no longer. */
    public Uni<Optional<Hold>> of(UUID cart) {
        return transactions
                .read(tx -> holds.find(tx, cart))
                .map(found -> found.filter(hold -> hold.countsAt(clock.instant())));
    }
}
