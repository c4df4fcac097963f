package org.unisson.inventory.audit.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.audit.domain.Drift;
import org.unisson.inventory.audit.persistence.AuditStore;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.domain.StockLevel;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Compares every stock level with what it is made of, the ledger, the open reservations, the holds of carts, the open
 * transfers and the inbound shipments, and puts right what has drifted, leaving a record. Safe with several replicas, and goes on after a crash where it was.
 */
@ApplicationScoped
public class AuditStock {

    private static final Logger LOG = Logger.getLogger(AuditStock.class);
    private static final int PLACES_AT_ONCE = 500;

    private final Transactions transactions;
    private final AuditStore audits;
    private final StockStore stock;
    private final Clock clock;
    private final Counter drifted;

    AuditStock(Transactions transactions, AuditStore audits, StockStore stock, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.audits = audits;
        this.stock = stock;
        this.clock = clock;
        this.drifted = metrics.counter("unisson.stock.drifted");
    }

    void start(@Observes StartupEvent event, Periodic periodic, AuditTimes times) {
        periodic.every(times.lookEvery(), "stock audit", () -> transactions
                .run(tx -> audits.beginUnlessSince(
                        tx, Ids.next(), clock.instant(), clock.instant().minus(times.interval())))
                .chain(this::goOn));
    }

    /** Begins an audit now; the one that is under way where there is one. */
    public Uni<UUID> begin(Transaction tx) {
        Instant now = clock.instant();
        return audits.beginUnlessSince(tx, Ids.next(), now, now).chain(() -> audits.underWay(tx));
    }

    /** Goes on with the audit that is under way, to its end, unless another replica is at it. */
    private Uni<Void> goOn() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.run(this::some))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** @return whether there is more to look at, for us */
    private Uni<Boolean> some(Transaction tx) {
        return audits.claim(tx)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(false)
                        : stock.lockAfter(
                                        tx,
                                        claimed.get().location(),
                                        claimed.get().sku(),
                                        PLACES_AT_ONCE)
                                .chain(levels -> look(tx, claimed.get().id(), levels)));
    }

    private Uni<Boolean> look(Transaction tx, UUID audit, List<StockLevel> levels) {
        Instant now = clock.instant();
        if (levels.isEmpty()) {
            return audits.finish(tx, audit, now).replaceWith(false);
        }
        StockBook book = new StockBook(levels);
        return audits.drifts(tx, levels)
                .invoke(drifts -> heal(book, drifts))
                .call(drifts -> stock.save(tx, book, now))
                .call(drifts -> audits.record(tx, audit, levels, drifts, now))
                .replaceWith(true);
    }

    private void heal(StockBook book, List<Drift> drifts) {
        for (Drift drift : drifts) {
            LOG.errorf(
                    "Stock of %s had drifted: it was %s, and is %s",
                    drift.place().key(), drift.told(), drift.truth());
            book.at(drift.place()).putRight(drift.truth());
            drifted.increment();
        }
    }
}
