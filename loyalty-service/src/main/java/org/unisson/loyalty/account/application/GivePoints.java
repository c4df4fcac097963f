package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Gift;
import org.unisson.loyalty.account.domain.Life;
import org.unisson.loyalty.account.domain.Name;

/** Credits the points of gestures and tells it. They live as long as what is earned now, and can be spent at once. */
@ApplicationScoped
public class GivePoints {

    private final Bookkeeping bookkeeping;
    private final Announcements announcements;
    private final CurrentProgramme programmes;
    private final Clock clock;

    GivePoints(Bookkeeping bookkeeping, Announcements announcements, CurrentProgramme programmes, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.announcements = announcements;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** A gesture that comes a second time fails, whatever it passed before. */
    public Uni<Void> give(Transaction tx, List<Gift> gifts) {
        if (gifts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> customers = gifts.stream().map(Gift::customerId).collect(Collectors.toSet());
        SortedSet<Name> names = customers.stream().map(Name::ofCustomer).collect(Collectors.toCollection(TreeSet::new));
        return programmes.current(tx).chain(terms -> bookkeeping
                .open(tx, new Needs(names, Set.of(), Set.of(), customers))
                .chain(books -> {
                    Instant now = clock.instant();
                    Life life = terms.programme().validity().from(now).active();
                    gifts.forEach(gift ->
                            gift.give(books, life, now).forEach(movement -> announcements.announce(tx, movement)));
                    return bookkeeping.save(tx, books);
                }));
    }
}
