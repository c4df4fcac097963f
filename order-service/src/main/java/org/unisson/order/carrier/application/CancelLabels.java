package org.unisson.order.carrier.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.order.carrier.domain.Label;

/** Tells carriers of parcels that will not come: cancelled, found elsewhere, or going to another address. */
@ApplicationScoped
public class CancelLabels {

    private static final Logger LOG = Logger.getLogger(CancelLabels.class);
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final Labels labels;
    private final Carriers carriers;
    private final Clock clock;
    private final Duration answerWithin;

    CancelLabels(
            Transactions transactions,
            Labels labels,
            Carriers carriers,
            Clock clock,
            @ConfigProperty(name = "unisson.carriers.answer-within") Duration answerWithin) {
        this.transactions = transactions;
        this.labels = labels;
        this.carriers = carriers;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    void start(
            @Observes StartupEvent event,
            Periodic periodic,
            @ConfigProperty(name = "unisson.carriers.interval") Duration interval) {
        periodic.every(interval, "cancelling labels", this::cancelDue);
    }

    /** One attempt at each that is due; one that fails is due again when its lease is over. */
    public Uni<Void> cancelDue() {
        Duration lease = answerWithin.multipliedBy(AT_ONCE + 1);
        return transactions
                .run(tx -> labels.dismiss(tx, clock.instant())
                        .chain(() -> labels.toCancel(tx, AT_ONCE, clock.instant(), lease)))
                .chain(this::cancelAll);
    }

    private Uni<Void> cancelAll(List<Label> due) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Label label : due) {
            done = done.chain(() -> cancel(label));
        }
        return done;
    }

    private Uni<Void> cancel(Label label) {
        return Uni.createFrom()
                .deferred(() -> carriers.named(label.carrier())
                        .map(carrier -> carrier.cancel(label.reference()))
                        .orElseGet(() -> Uni.createFrom()
                                .failure(new IllegalStateException("no carrier " + label.carrier() + " any more"))))
                .ifNoItem()
                .after(answerWithin)
                .fail()
                .chain(() -> transactions.run(tx -> labels.cancelled(tx, label.reference(), clock.instant())))
                .onFailure()
                .invoke(failure -> LOG.warnf("label %s is cancelled later: %s", label.reference(), failure))
                .onFailure()
                .recoverWithNull();
    }
}
