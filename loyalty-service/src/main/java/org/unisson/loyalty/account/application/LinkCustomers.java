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
import org.unisson.loyalty.account.domain.CustomerFact;
import org.unisson.loyalty.account.domain.Linking;
import org.unisson.loyalty.account.domain.Movement;
import org.unisson.loyalty.account.domain.Name;

/** Gives every customer an account with the points of their cards. */
@ApplicationScoped
public class LinkCustomers {

    private final Bookkeeping bookkeeping;
    private final Linking linking = new Linking();
    private final Clock clock;

    LinkCustomers(Bookkeeping bookkeeping, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.clock = clock;
    }

    /** What each fact moved, in the order of the facts. */
    public Uni<List<List<Movement>>> apply(Transaction tx, List<CustomerFact> facts) {
        SortedSet<Name> names = new TreeSet<>();
        for (CustomerFact fact : facts) {
            names.add(Name.ofCustomer(fact.customerId()));
            fact.cards().forEach(card -> names.add(Name.ofCard(card)));
        }
        Set<UUID> customers = facts.stream().map(CustomerFact::customerId).collect(Collectors.toSet());
        return bookkeeping
                .open(tx, new Needs(names, Set.of(), Set.of(), customers))
                .chain(books -> {
                    Instant now = clock.instant();
                    List<List<Movement>> moved = facts.stream()
                            .map(fact -> linking.apply(books, fact, now))
                            .toList();
                    return bookkeeping.save(tx, books).replaceWith(moved);
                });
    }
}
