package org.unisson.customer.identity.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.domain.Gathering;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Known;
import org.unisson.customer.identity.domain.MatchRules;
import org.unisson.customer.identity.domain.Traits;

/**
 * Gathers those on whom it depends who some customers are, in a few statements per step, whatever their number. Most
 * need two steps: themselves, and those that they match.
 */
@ApplicationScoped
class GatheringCustomers {

    private final Persons persons;

    GatheringCustomers(Persons persons) {
        this.persons = persons;
    }

    /** What was gathered, and whose each of it was. */
    record Gathered(Gathering gathering, Map<UUID, Belonging> before) {}

    Uni<Gathered> gather(Transaction tx, MatchRules rules, Set<String> changed, Collection<UUID> told) {
        Gathering gathering = new Gathering(rules, changed, told);
        Map<UUID, Belonging> before = new HashMap<>();
        return toTheEnd(tx, gathering, before)
                .chain(() -> unlinked(tx, gathering, before, Set.of()))
                .replaceWith(new Gathered(gathering, before));
    }

    private Uni<Void> toTheEnd(Transaction tx, Gathering gathering, Map<UUID, Belonging> before) {
        return gathering.wanted().isEmpty()
                ? Uni.createFrom().voidItem()
                : step(tx, gathering, before).chain(() -> toTheEnd(tx, gathering, before));
    }

    /** A key that does not say who somebody is also parts those whom it had joined, who need not match those told of. */
    private Uni<Void> unlinked(Transaction tx, Gathering gathering, Map<UUID, Belonging> before, Set<Key> already) {
        Set<Key> doubtful = new HashSet<>(gathering.doubtful());
        doubtful.removeAll(already);
        if (doubtful.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Key> all = new HashSet<>(already);
        all.addAll(doubtful);
        return persons.linkedBy(tx, doubtful).chain(linked -> {
            gathering.include(linked);
            return toTheEnd(tx, gathering, before).chain(() -> unlinked(tx, gathering, before, all));
        });
    }

    private Uni<Void> step(Transaction tx, Gathering gathering, Map<UUID, Belonging> before) {
        return persons.of(tx, gathering.wanted()).chain(belongings -> {
            before.putAll(belongings);
            return persons.traits(tx, belongings.keySet())
                    .chain(traits -> persons.carriers(tx, gathering.wanted(traits))
                            .chain(carriers -> others(tx, traits, carriers).invoke(others -> {
                                List<Traits> all = new ArrayList<>(traits);
                                all.addAll(others);
                                gathering.take(new Known(belongings.keySet(), carriers, all));
                            }))
                            .replaceWithVoid());
        });
    }

    private Uni<List<Traits>> others(Transaction tx, List<Traits> known, Map<String, Set<UUID>> carriers) {
        Set<UUID> wanted = new LinkedHashSet<>();
        carriers.values().forEach(wanted::addAll);
        known.forEach(one -> wanted.remove(one.customerId()));
        return persons.traits(tx, wanted);
    }
}
