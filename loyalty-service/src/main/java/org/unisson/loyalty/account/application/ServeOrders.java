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
import org.unisson.loyalty.account.domain.Name;
import org.unisson.loyalty.account.domain.OrderFact;
import org.unisson.loyalty.account.domain.Spending;

/** Holds points for orders, spends them or lets them go. */
@ApplicationScoped
public class ServeOrders {

    private final Bookkeeping bookkeeping;
    private final Spending spending;
    private final Clock clock;

    ServeOrders(Bookkeeping bookkeeping, ProgrammeConfig programme, Clock clock) {
        this.bookkeeping = bookkeeping;
        this.spending = new Spending(programme.programme());
        this.clock = clock;
    }

    /** What each fact did, in the order of the facts. */
    public Uni<List<Spending.Outcome>> apply(Transaction tx, List<OrderFact> facts) {
        Set<UUID> orders = facts.stream().map(OrderFact::orderId).collect(Collectors.toSet());
        SortedSet<Name> names = new TreeSet<>();
        Set<UUID> spenders = new TreeSet<>();
        for (OrderFact fact : facts) {
            if (fact instanceof OrderFact.Placed placed && placed.customerId() != null) {
                names.add(Name.ofCustomer(placed.customerId()));
                spenders.add(placed.customerId());
            }
        }
        return bookkeeping
                .open(tx, new Needs(names, Set.of(), orders, spenders, Set.of(), spenders))
                .chain(books -> {
                    Instant now = clock.instant();
                    List<Spending.Outcome> outcomes = facts.stream()
                            .map(fact -> spending.apply(books, fact, now))
                            .toList();
                    return bookkeeping.save(tx, books).replaceWith(outcomes);
                });
    }
}
