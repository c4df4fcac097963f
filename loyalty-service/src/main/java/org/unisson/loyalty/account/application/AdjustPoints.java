package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.loyalty.account.domain.Account;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Source;

/** Corrects an account by hand. */
@ApplicationScoped
public class AdjustPoints {

    private final Bookkeeping bookkeeping;
    private final Announcements announcements;
    private final Clock clock;

    AdjustPoints(Bookkeeping bookkeeping, Announcements announcements, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Adds or takes points.
     *
     * @param points not 0
     * @param author who decided it: a token's subject
     * @throws org.unisson.chassis.rest.ProblemException 404 for an unknown account; 409 for one that was merged into
     *     another, or where more would be taken than can be spent
     */
    public Uni<Movement> adjust(Transaction tx, UUID accountId, long points, String reason, String author) {
        return bookkeeping.lock(tx, accountId).chain(found -> {
            Account account = found.orElseThrow(
                    () -> Problem.notFound("account", accountId).asException());
            requireAdjustable(account, points);
            Instant now = clock.instant();
            Movement movement = account.adjust(points, Source.adjustment(Ids.next(), now), now);
            announcements.announce(tx, movement);
            return bookkeeping
                    .saveAdjustment(tx, account, movement, reason, author)
                    .replaceWith(movement);
        });
    }

    private static void requireAdjustable(Account account, long points) {
        if (account.mergedInto() != null) {
            throw Problem.conflict("account-merged", "The account lives on as " + account.mergedInto() + ".")
                    .asException();
        }
        if (points < 0 && !account.canSpend(-points)) {
            throw Problem.conflict("insufficient-points", "Only " + account.balance() + " points can be taken.")
                    .asException();
        }
    }
}
