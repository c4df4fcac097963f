package org.unisson.catalog.quote.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.unisson.catalog.quote.persistence.LockRows;
import org.unisson.catalog.quote.persistence.QuoteRows;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.schemas.Topics;

/**
 * What becomes of the coupons and budgets that quotes keep: an order uses them up or gives them back, and what no order
 * has come for is released.
 */
@ApplicationScoped
public class SettlingQuotes {

    /** Name under which the progress in the topic of orders is kept. */
    public static final String HANDLER = "quotes";

    private static final Logger LOG = Logger.getLogger(SettlingQuotes.class);
    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final LockRows locks;
    private final QuoteRows quotes;
    private final Claiming claiming;
    private final FeedFreshness feeds;
    private final QuoteConfig config;
    private final Clock clock;

    SettlingQuotes(
            Transactions transactions,
            LockRows locks,
            QuoteRows quotes,
            Claiming claiming,
            FeedFreshness feeds,
            QuoteConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.locks = locks;
        this.quotes = quotes;
        this.claiming = claiming;
        this.feeds = feeds;
        this.config = config;
        this.clock = clock;
    }

    /** What an order tells. */
    public sealed interface Told {

        UUID orderId();

        /** It was placed under a quote. */
        record Placed(UUID orderId, UUID quoteId) implements Told {}

        /** It is a sale. */
        record Confirmed(UUID orderId) implements Told {}

        /** It ended without one. */
        record Cancelled(UUID orderId) implements Told {}
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.cleanUpInterval(), "releasing what expired quotes keep", this::release);
        periodic.every(config.cleanUpInterval(), "deleting old quotes", this::delete);
    }

    /** Settles in order: an order may be placed and cancelled within one batch. */
    public Uni<Void> settle(Transaction tx, List<Told> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> orders = told.stream().map(Told::orderId).distinct().toList();
        return locks.having(tx, orders).chain(known -> {
            told.stream()
                    .filter(Told.Placed.class::isInstance)
                    .map(Told::orderId)
                    .forEach(known::add);
            return Multi.createFrom()
                    .iterable(told.stream()
                            .filter(one -> known.contains(one.orderId()))
                            .toList())
                    .onItem()
                    .transformToUniAndConcatenate(one -> settle(tx, one))
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }

    private Uni<Void> settle(Transaction tx, Told told) {
        return switch (told) {
            case Told.Placed placed -> place(tx, placed);
            case Told.Confirmed confirmed -> locks.consume(tx, List.of(confirmed.orderId()), clock.instant());
            case Told.Cancelled cancelled -> giveBack(tx, cancelled.orderId());
        };
    }

    private Uni<Void> place(Transaction tx, Told.Placed placed) {
        return locks.find(tx, placed.quoteId()).chain(lock -> {
            if (lock.isEmpty()) {
                return late(tx, placed);
            }
            if (lock.get().state().equals("LOCKED")) {
                return locks.place(tx, placed.quoteId(), placed.orderId(), clock.instant());
            }
            if (placed.orderId().equals(lock.get().orderId())) {
                return Uni.createFrom().voidItem();
            }
            return lock.get().state().equals("RELEASED")
                    ? late(tx, placed)
                    : locks.await(tx, placed.quoteId(), placed.orderId());
        });
    }

    /** A sale under a quote that keeps nothing, or nothing any more: what it takes is taken if it is still there. */
    private Uni<Void> late(Transaction tx, Told.Placed placed) {
        return quotes.find(tx, placed.quoteId()).chain(found -> {
            if (found.isEmpty() || found.get().claims().equals("[]")) {
                return Uni.createFrom().voidItem();
            }
            QuoteRows.Stored quote = found.get();
            return locks.add(tx, quote.quoteId(), quote.customerId(), quote.validUntil(), clock.instant())
                    .chain(() -> claiming.take(tx, quote))
                    .chain(refusal -> refusal.isEmpty()
                            ? locks.place(tx, quote.quoteId(), placed.orderId(), clock.instant())
                            : untaken(tx, placed, refusal));
        });
    }

    private Uni<Void> untaken(Transaction tx, Told.Placed placed, Optional<String> refusal) {
        LOG.warnf(
                "order %s was placed under the quote %s, which was not held: %s",
                placed.orderId(), placed.quoteId(), refusal.orElse(""));
        return locks.release(tx, List.of(placed.quoteId()), clock.instant());
    }

    private Uni<Void> giveBack(Transaction tx, UUID orderId) {
        return locks.awaitNoMore(tx, orderId)
                .chain(() -> locks.of(tx, List.of(orderId)))
                .chain(quoteIds -> quoteIds.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : locks.release(tx, quoteIds, clock.instant())
                                .chain(() -> locks.next(tx, quoteIds))
                                .chain(next -> takeOver(tx, next)));
    }

    /** What a void receipt has given back is taken for its correction, which may have been heard of before. */
    private Uni<Void> takeOver(Transaction tx, List<LockRows.Waiting> next) {
        return Multi.createFrom()
                .iterable(next)
                .onItem()
                .transformToUniAndConcatenate(sale -> late(tx, new Told.Placed(sale.saleId(), sale.quoteId()))
                        .chain(() -> locks.consume(tx, List.of(sale.saleId()), clock.instant())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * Releases what expired quotes keep, once every order that was placed before they expired has been heard of: an
     * order that is late on its way finds what it was promised.
     */
    private Uni<Void> release() {
        return transactions.run(tx -> feeds.asOf(tx, HANDLER, Topics.ORDERS)
                .chain(asOf -> asOf.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : locks.expired(tx, earlier(asOf.get(), clock.instant()), AT_ONCE)
                                .chain(quoteIds -> quoteIds.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : locks.release(tx, quoteIds, clock.instant()))));
    }

    private Uni<Void> delete() {
        return transactions.run(tx -> quotes.deleteBefore(tx, clock.instant().minus(config.keptFor()), AT_ONCE));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
