package org.unisson.order.cart.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.order.cart.messaging.CartEvents;

/** Tells of carts with a known customer that nobody has touched for a while, once per rest. */
@Singleton
public class AbandonedCarts {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Carts carts;
    private final CartRests rests;
    private final Periodic periodic;
    private final Clock clock;
    private final Duration after;
    private final Duration interval;

    AbandonedCarts(
            Transactions transactions,
            Carts carts,
            CartRests rests,
            Periodic periodic,
            Clock clock,
            @ConfigProperty(name = "unisson.carts.abandoned-after") Duration after,
            @ConfigProperty(name = "unisson.carts.abandoned-interval") Duration interval) {
        this.transactions = transactions;
        this.carts = carts;
        this.rests = rests;
        this.periodic = periodic;
        this.clock = clock;
        this.after = after;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event) {
        periodic.every(interval, "looking for abandoned carts", () -> tell(clock.instant()));
    }

    /** Tells of all carts that have rested for the configured time, to the microsecond, at that instant. */
    public Uni<Void> tell(Instant now) {
        return transactions
                .run(tx -> carts.takeRested(tx, now.minus(after), AT_ONCE).call(rested -> {
                    if (rested.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    var told = rested.stream()
                            .map(cart -> CartRests.Rest.of(cart, now))
                            .toList();
                    told.forEach(rest -> tx.emit(CartEvents.abandoned(rest)));
                    return rests.add(tx, told);
                }))
                .chain(rested -> rested.size() < AT_ONCE ? Uni.createFrom().voidItem() : tell(now));
    }
}
