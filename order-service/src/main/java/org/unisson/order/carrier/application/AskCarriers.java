package org.unisson.order.carrier.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.order.carrier.application.CarrierNews.Inquiry;
import org.unisson.order.carrier.domain.ParcelWord;

/**
 * Asks carriers where parcels are of which there is news, again and again until they have answered. They are asked
 * between transactions, never within one: an attempt that dies half-way is repeated, and what was heeded is not heeded
 * twice.
 */
@ApplicationScoped
public class AskCarriers {

    private static final Logger LOG = Logger.getLogger(AskCarriers.class);
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int DOUBLED_AT_MOST = 12;

    private final Transactions transactions;
    private final OwnContext contexts;
    private final CarrierNews news;
    private final Carriers carriers;
    private final HeedCarrier heeding;
    private final Clock clock;
    private final CarrierConfig config;

    AskCarriers(
            Transactions transactions,
            OwnContext contexts,
            CarrierNews news,
            Carriers carriers,
            HeedCarrier heeding,
            Clock clock,
            CarrierConfig config) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.news = news;
        this.carriers = carriers;
        this.heeding = heeding;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.askingInterval(), "asking carriers", this::askDue);
    }

    /** One attempt at each that is due. */
    public Uni<Void> askDue() {
        // All at once: the lease outlasts each, and no longer than that waits what was caught by a crash.
        Duration lease = config.answerWithin().multipliedBy(2);
        return transactions
                .run(tx -> news.take(tx, AT_ONCE, clock.instant(), lease))
                .chain(due -> contexts.each(due, this::ask));
    }

    private Uni<Void> ask(Inquiry inquiry) {
        return Uni.createFrom()
                .deferred(() -> carriers.named(inquiry.carrier())
                        .map(carrier -> carrier.track(inquiry.trackingNumber()))
                        .orElseGet(() -> Uni.createFrom()
                                .failure(new IllegalStateException("no carrier " + inquiry.carrier() + " any more"))))
                .ifNoItem()
                .after(config.answerWithin())
                .fail()
                .chain(word -> heed(inquiry, word))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("parcel %s is asked for again: %s", inquiry.trackingNumber(), failure);
                    return transactions.run(tx -> later(inquiry, tx));
                });
    }

    /** @param word null: the carrier knows of no such parcel */
    private Uni<Void> heed(Inquiry inquiry, ParcelWord word) {
        return word == null
                ? transactions.run(tx -> news.answered(tx, inquiry))
                : transactions.run(tx -> heeding.heed(tx, inquiry.carrier(), inquiry.trackingNumber(), word)
                        // The carrier may know that it has the parcel before the store has said so.
                        .chain(known -> known ? news.answered(tx, inquiry) : later(inquiry, tx)));
    }

    private Uni<Void> later(Inquiry inquiry, Transaction tx) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(inquiry.attempts(), DOUBLED_AT_MOST));
        return news.later(tx, inquiry, clock.instant().plus(pause));
    }
}
