package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.persistence.HoldStore;

/** Gives back what a cart holds, if anything. */
@ApplicationScoped
public class GiveHoldBack {

    private final HoldStore holds;
    private final EndHolds end;
    private final Clock clock;

    GiveHoldBack(HoldStore holds, EndHolds end, Clock clock) {
        this.holds = holds;
        this.end = end;
        this.clock = clock;
    }

    /** @param ofWhom is asked whether the caller may touch a cart of that customer */
    public Uni<Void> now(Transaction tx, UUID cart, Consumer<UUID> ofWhom) {
        Instant now = clock.instant();
        return holds.lock(tx, cart)
                .invoke(found -> found.flatMap(Hold::customer).ifPresent(ofWhom))
                .chain(found -> end.all(tx, found.stream().toList(), Hold::giveBack, now));
    }
}
