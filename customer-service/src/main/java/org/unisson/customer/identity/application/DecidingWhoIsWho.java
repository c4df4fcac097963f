package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.GatheringCustomers.Gathered;
import org.unisson.customer.identity.domain.MatchRules;
import org.unisson.customer.identity.domain.Regrouping;
import org.unisson.customer.identity.domain.Resolution;
import org.unisson.customer.identity.domain.Resolver;

/**
 * Decides anew who customers are of whom something was told, keeps why, and tells it. To be called by whoever holds
 * {@link IdentityLocks#alone}, after what was told was written.
 */
@ApplicationScoped
public class DecidingWhoIsWho {

    private final GatheringCustomers gathering;
    private final Persons persons;
    private final IdentityDecisions decisions;
    private final Reviews reviews;
    private final RulesInForce rules;
    private final Clock clock;

    DecidingWhoIsWho(
            GatheringCustomers gathering,
            Persons persons,
            IdentityDecisions decisions,
            Reviews reviews,
            RulesInForce rules,
            Clock clock) {
        this.gathering = gathering;
        this.persons = persons;
        this.decisions = decisions;
        this.reviews = reviews;
        this.rules = rules;
        this.clock = clock;
    }

    /** By the rules, and by what was said before. */
    public Uni<Affected> decide(Transaction tx, Collection<UUID> told) {
        return decide(tx, told, Said.BY_NOBODY);
    }

    /**
     * What somebody said, if anybody.
     *
     * @param by null: nobody
     */
    record Said(String by, String reason) {
        static final Said BY_NOBODY = new Said(null, null);
    }

    Uni<Affected> decide(Transaction tx, Collection<UUID> told, Said said) {
        return decide(tx, Set.of(), told, said);
    }

    /** By rules that are others than those by which it was decided before. @param changed names of those that changed */
    Uni<Affected> decideAnew(Transaction tx, Set<String> changed, Collection<UUID> customers) {
        return decide(tx, changed, customers, Said.BY_NOBODY);
    }

    private Uni<Affected> decide(Transaction tx, Set<String> changed, Collection<UUID> told, Said said) {
        Instant now = clock.instant();
        return rules.current(tx)
                .chain(current -> gathering.gather(tx, current, changed, told).chain(gathered -> resolve(tx, gathered)
                        .chain(resolution -> settle(tx, current, gathered, resolution, said, now))));
    }

    private Uni<Resolution> resolve(Transaction tx, Gathered gathered) {
        Set<UUID> all = gathered.gathering().gathered();
        return persons.links(tx, all).chain(links -> persons.verdicts(tx, all)
                .map(verdicts -> new Resolver(gathered.gathering().matching())
                        .resolve(gathered.gathering()
                                .evidence(
                                        links,
                                        verdicts.getOrDefault(true, Set.of()),
                                        verdicts.getOrDefault(false, Set.of())))));
    }

    private Uni<Affected> settle(
            Transaction tx, MatchRules current, Gathered gathered, Resolution resolution, Said said, Instant now) {
        Map<UUID, UUID> before = new HashMap<>();
        gathered.before().forEach((customer, belonging) -> before.put(customer, belonging.person()));
        // Who is not registered has no traits, and stays whoever it was.
        Map<UUID, UUID> after = new HashMap<>(before);
        after.putAll(resolution.persons());
        Regrouping regrouping = Regrouping.between(before, after);
        List<IdentityDecision> taken = new DecisionsOf(current, resolution, before, said, now).of(regrouping);
        return decisions
                .record(tx, taken)
                .chain(() -> regrouping.isNone()
                        ? Uni.createFrom().voidItem()
                        : persons.link(tx, resolution.persons().keySet(), resolution.links()))
                .chain(() -> move(tx, taken))
                .chain(() -> reviews.propose(tx, gathered.gathering().proposals(resolution), now))
                .chain(() -> regrouping.isNone()
                        ? Uni.createFrom().voidItem()
                        : reviews.settle(tx, resolution.persons().keySet(), now))
                .replaceWith(() -> new Affected(gathered.before(), belongings(gathered.before(), after, now)));
    }

    private Uni<Void> move(Transaction tx, List<IdentityDecision> taken) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (IdentityDecision decision : taken) {
            done = done.chain(() -> persons.move(tx, decision))
                    .invoke(moved -> moved.forEach(one -> tx.emit(
                            IdentityEvents.of(new IdentityDecisions.State(one.customer(), one.version(), decision)))))
                    .replaceWithVoid();
        }
        return done;
    }

    private static Map<UUID, Belonging> belongings(Map<UUID, Belonging> before, Map<UUID, UUID> after, Instant now) {
        Map<UUID, Belonging> belongings = new HashMap<>();
        after.forEach((customer, person) -> {
            Belonging was = before.get(customer);
            boolean stays = was != null && was.person().equals(person);
            belongings.put(customer, stays ? was : new Belonging(person, person.equals(customer) ? null : now));
        });
        return belongings;
    }
}
