package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.identity.application.DecidingWhoIsWho.Said;
import org.unisson.customer.identity.domain.Age;
import org.unisson.customer.identity.domain.Pair;
import org.unisson.customer.identity.domain.Traits;

/** Somebody says that customers are one person, or are not. That holds against every rule, until somebody says else. */
@ApplicationScoped
public class SayingWhoIsWho {

    /** Most customers that are merged, or leave, in one command. */
    public static final int MOST = 100;

    private final IdentityLocks locks;
    private final Persons persons;
    private final DecidingWhoIsWho deciding;
    private final IdentityFollower follower;
    private final IdentityDecisions decisions;
    private final Clock clock;

    SayingWhoIsWho(
            IdentityLocks locks,
            Persons persons,
            DecidingWhoIsWho deciding,
            IdentityFollower follower,
            IdentityDecisions decisions,
            Clock clock) {
        this.locks = locks;
        this.persons = persons;
        this.deciding = deciding;
        this.follower = follower;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Whom a person consists of, after it was said. */
    public record Outcome(UUID personId, List<UUID> members) {}

    /** They are one person. 422 where one is not registered. */
    public Uni<Outcome> merge(Transaction tx, SortedSet<UUID> customers, String by, String reason) {
        return locks.alone(tx).chain(() -> persons.of(tx, customers)).chain(known -> requireRegistered(
                        tx, "/customers", customers)
                .chain(() -> {
                    Set<Pair> together = chained(customers);
                    return said(tx, known.keySet(), together, Set.of(), new Said(by, reason));
                })
                .map(after -> outcome(after, customers.first())));
    }

    /**
     * They are one person of their own, and the rest of their former person is another. 422 where they are not all of
     * that person, or all that it has.
     */
    public Uni<List<Outcome>> unmerge(Transaction tx, UUID person, SortedSet<UUID> leaving, String by, String reason) {
        return locks.alone(tx).chain(() -> persons.of(tx, Set.of(person))).chain(known -> {
            if (!known.keySet().containsAll(leaving)) {
                throw Problem.unprocessable("not-a-member", "/members", "names a customer that is not of this person")
                        .asException();
            }
            SortedSet<UUID> staying = new TreeSet<>(Age.ORDER);
            staying.addAll(known.keySet());
            staying.removeAll(leaving);
            if (staying.isEmpty()) {
                throw Problem.unprocessable("nobody-stays", "/members", "names every customer of this person")
                        .asException();
            }
            Set<Pair> together = chained(leaving);
            together.addAll(chained(staying));
            return said(tx, known.keySet(), together, across(leaving, staying), new Said(by, reason))
                    .map(after -> List.of(outcome(after, staying.first()), outcome(after, leaving.first())));
        });
    }

    /** Two persons are two: never proposed nor merged by rules from now on. */
    public Uni<Void> keepApart(Transaction tx, UUID one, UUID other, String by, String reason) {
        IdentityDecision decision = new IdentityDecision(
                Ids.next(),
                IdentityDecision.KEPT_APART,
                one,
                null,
                List.of(one, other),
                List.of(),
                "BY_HAND",
                null,
                List.of(),
                1.0,
                reason,
                by,
                clock.instant());
        return locks.alone(tx)
                .chain(() -> decisions.record(tx, List.of(decision)))
                .chain(() -> persons.say(tx, Set.of(), Set.of(Pair.of(one, other))));
    }

    private Uni<Map<UUID, Belonging>> said(
            Transaction tx, Set<UUID> all, Set<Pair> together, Set<Pair> apart, Said said) {
        return persons.forgetApart(tx, all)
                .chain(() -> persons.say(tx, together, apart))
                .chain(() -> deciding.decide(tx, all, said))
                .chain(affected -> follower.moved(tx, affected).replaceWith(affected.after()));
    }

    private Uni<Void> requireRegistered(Transaction tx, String pointer, Set<UUID> customers) {
        return persons.traits(tx, customers)
                .invoke(found -> {
                    Set<UUID> unknown = new HashSet<>(customers);
                    unknown.removeAll(found.stream().map(Traits::customerId).collect(Collectors.toSet()));
                    Optional<UUID> first = unknown.stream().min(Age.ORDER);
                    if (first.isPresent()) {
                        throw Problem.unprocessable(
                                        "unknown-customer", pointer, "no customer is known by the id " + first.get())
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static Set<Pair> chained(SortedSet<UUID> customers) {
        UUID oldest = customers.first();
        return customers.stream()
                .filter(customer -> !customer.equals(oldest))
                .map(customer -> Pair.of(oldest, customer))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Pair> across(Set<UUID> some, Set<UUID> others) {
        return some.stream()
                .flatMap(one -> others.stream().map(other -> Pair.of(one, other)))
                .collect(Collectors.toSet());
    }

    private static Outcome outcome(Map<UUID, Belonging> persons, UUID customer) {
        UUID person = persons.get(customer).person();
        return new Outcome(
                person,
                persons.entrySet().stream()
                        .filter(entry -> entry.getValue().person().equals(person))
                        .map(Map.Entry::getKey)
                        .sorted(Age.ORDER)
                        .toList());
    }
}
