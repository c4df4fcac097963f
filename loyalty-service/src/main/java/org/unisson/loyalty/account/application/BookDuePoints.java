package org.unisson.loyalty.account.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;

/**
 * Books points that have become active or have expired, and tells it. Nobody waits for it: views and decisions count by the
 * clock. Several replicas may look at once: each passes over the accounts of the others.
 */
@Singleton
class BookDuePoints {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Bookkeeping bookkeeping;
    private final Announcements announcements;
    private final Clock clock;

    BookDuePoints(Transactions transactions, Bookkeeping bookkeeping, Announcements announcements, Clock clock) {
        this.transactions = transactions;
        this.bookkeeping = bookkeeping;
        this.announcements = announcements;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic, ProgrammeConfig config) {
        periodic.every(config.dueInterval(), "points that are active or expired", this::all);
    }

    /** As long as there are many. */
    private Uni<Void> all() {
        return transactions
                .run(this::some)
                .chain(booked -> booked < AT_ONCE ? Uni.createFrom().voidItem() : all());
    }

    private Uni<Integer> some(Transaction tx) {
        Instant now = clock.instant();
        return bookkeeping.openDue(tx, now, AT_ONCE).chain(books -> {
            books.due(now).forEach(movement -> announcements.announce(tx, movement));
            return bookkeeping.save(tx, books).replaceWith(books.accounts().size());
        });
    }
}
