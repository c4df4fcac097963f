package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.loyalty.account.domain.Account;
import org.unisson.loyalty.account.domain.Life;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Source;

/** Corrects an account by hand. */
@ApplicationScoped
public class AdjustPoints {

    private final Bookkeeping bookkeeping;
    private final Announcements announcements;
    private final CurrentProgramme programmes;
    private final Clock clock;

    AdjustPoints(Bookkeeping bookkeeping, Announcements announcements, CurrentProgramme programmes, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.announcements = announcements;
        this.programmes = programmes;
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
        return programmes
                .current(tx)
                .chain(terms -> bookkeeping.lock(tx, accountId).chain(found -> {
                    Account account = found.orElseThrow(
                            () -> Problem.notFound("account", accountId).asException());
                    Instant now = clock.instant();
                    List<Movement> movements = new ArrayList<>(account.due(now));
                    requireAdjustable(account, points);
                    Life life = terms.programme().validity().from(now).active();
                    Movement adjusted = account.adjust(points, life, Source.adjustment(Ids.next(), now), now);
                    movements.add(adjusted);
                    movements.forEach(movement -> announcements.announce(tx, movement));
                    return bookkeeping
                            .saveAdjustment(tx, account, movements, reason, author)
                            .replaceWith(adjusted);
                }));
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
