package org.unisson.order.payment.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.order.payment.domain.Payment;

/**
 * Carries out what payments need, many at once but bounded: as soon as this replica is told, and at intervals, for what
 * another replica has left.
 */
@Singleton
public class PaymentDesk {

    private static final Logger LOG = Logger.getLogger(PaymentDesk.class);

    private final Transactions transactions;
    private final Payments payments;
    private final PaymentErrand errand;
    private final OwnContext contexts;
    private final Periodic periodic;
    private final Clock clock;
    private final PaymentConfig config;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean lookAgain = new AtomicBoolean();

    PaymentDesk(
            Transactions transactions,
            Payments payments,
            PaymentErrand errand,
            OwnContext contexts,
            Periodic periodic,
            Clock clock,
            PaymentConfig config) {
        this.transactions = transactions;
        this.payments = payments;
        this.errand = errand;
        this.contexts = contexts;
        this.periodic = periodic;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        periodic.every(config.recoveryInterval(), "looking for payments to carry out", this::takeWhatIsDue);
    }

    /** Something is due: do it now. Returns at once. */
    public void wake() {
        contexts.run(this::takeWhatIsDue)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("payments wait for the next look: %s", failure));
    }

    private Uni<Void> takeWhatIsDue() {
        int free = reserve();
        if (free == 0) {
            // Whoever has the places now looks again: what is due may have been committed after they looked.
            lookAgain.set(true);
            return Uni.createFrom().voidItem();
        }
        return transactions
                .run(tx -> payments.take(tx, free, clock.instant(), lease()))
                .onItemOrFailure()
                .invoke((taken, failure) -> underWay.addAndGet((taken == null ? 0 : taken.size()) - free))
                .chain(taken -> {
                    taken.forEach(this::send);
                    boolean moreMayBeDue = lookAgain.getAndSet(taken.size() == free);
                    return moreMayBeDue ? takeWhatIsDue() : Uni.createFrom().voidItem();
                });
    }

    /** Places that were free, all of them taken now: two looks at once never exceed the bound together. */
    private int reserve() {
        int before = underWay.getAndUpdate(now -> Math.max(now, config.atOnce()));
        return Math.max(0, config.atOnce() - before);
    }

    private void send(Payment payment) {
        contexts.run(() -> errand.carryOut(payment)).subscribe().with(done -> finished(), failure -> {
            LOG.warnf("payment %s is left until its lease ends: %s", payment.reference(), failure);
            finished();
        });
    }

    private void finished() {
        underWay.decrementAndGet();
        if (lookAgain.getAndSet(false)) {
            wake();
        }
    }

    /** Longer than an errand's two calls may take: nobody else takes a payment whose answer is still awaited. */
    private Duration lease() {
        return config.answerWithin().multipliedBy(3);
    }
}
