package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Parted;
import org.unisson.loyalty.account.domain.Parting;

/** Settles what customers had spent of each other's points, once they are not one person any more. */
@ApplicationScoped
public class PartCustomers {

    private final Bookkeeping bookkeeping;
    private final Clock clock;

    PartCustomers(Bookkeeping bookkeeping, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.clock = clock;
    }

    /** What each fact moved, in the order of the facts; most move nothing. */
    public Uni<List<List<Movement>>> apply(Transaction tx, List<Parted> facts) {
        Set<UUID> customers = facts.stream().map(Parted::customerId).collect(Collectors.toSet());
        return bookkeeping.openAcross(tx, customers).chain(books -> {
            Instant now = clock.instant();
            List<List<Movement>> moved =
                    facts.stream().map(fact -> Parting.apply(books, fact, now)).toList();
            return bookkeeping.save(tx, books).replaceWith(moved);
        });
    }
}
