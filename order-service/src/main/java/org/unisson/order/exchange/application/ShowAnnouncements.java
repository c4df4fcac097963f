package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.exchange.domain.Announcement;
import org.unisson.order.exchange.domain.Announcement.Status;

/** Announced exchanges as they are shown, and taken back by who announced them. */
@ApplicationScoped
public class ShowAnnouncements {

    private final Transactions transactions;
    private final Announcements announcements;
    private final Clock clock;

    ShowAnnouncements(Transactions transactions, Announcements announcements, Clock clock) {
        this.transactions = transactions;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * An announcement.
     *
     * @param allowed refuses whoever may not see what is that customer's
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is none
     */
    public Uni<Announcement> one(UUID announcementId, Consumer<UUID> allowed) {
        return transactions
                .read(tx -> announcements.one(tx, announcementId))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("announcement", announcementId).asException()))
                .invoke(known -> allowed.accept(known.customerId()))
                .map(Announcements.Known::announcement);
    }

    /**
     * Takes it back; again, it is as it was.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is none; 409 where it has become an exchange
     */
    public Uni<Void> withdraw(UUID announcementId, Consumer<UUID> allowed) {
        return transactions.run(tx -> withdraw(tx, announcementId, allowed));
    }

    private Uni<Void> withdraw(Transaction tx, UUID announcementId, Consumer<UUID> allowed) {
        return announcements
                .lock(tx, announcementId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("announcement", announcementId).asException()))
                .invoke(known -> allowed.accept(known.customerId()))
                .chain(known -> switch (known.announcement().status()) {
                    case Status.WITHDRAWN -> Uni.createFrom().voidItem();
                    case Status.ANNOUNCED -> announcements.withdraw(tx, announcementId, clock.instant());
                    case Status.EXCHANGED ->
                        throw Problem.conflict("not-announced", "The goods have come, and were exchanged.")
                                .asException();
                });
    }
}
