package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.Affected;
import org.unisson.customer.identity.application.IdentityFollower;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;

/**
 * Tells the others of every customer that changed, and of every customer for whom something else holds now because the
 * person that it is changed: those get a new version too.
 */
@ApplicationScoped
class TellingChanges implements IdentityFollower {

    private final Customers customers;
    private final Clock clock;

    TellingChanges(Customers customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public Uni<Void> moved(Transaction tx, Affected affected) {
        return tell(tx, affected, Map.of(), Set.of(), Set.of());
    }

    /**
     * @param known changed records as they were
     * @param changed customers whose records were written, new ones included
     * @param gained customers that came to have a card
     */
    Uni<Void> tell(Transaction tx, Affected affected, Map<UUID, Held> known, Set<UUID> changed, Set<UUID> gained) {
        Set<UUID> all = new HashSet<>(affected.after().keySet());
        all.addAll(gained);
        return customers.find(tx, all).chain(found -> {
            Map<UUID, Held> before = new HashMap<>(found);
            before.keySet().removeAll(changed);
            before.putAll(known);
            Map<UUID, Person> persons = PersonOf.each(records(found.values()), affected.after());
            Map<UUID, Person> former = PersonOf.each(records(before.values()), affected.before());
            Map<UUID, Long> renumbered = new HashMap<>();
            Instant now = clock.instant();
            found.forEach((id, customer) -> {
                PublicState is = PublicState.of(customer, persons.get(id));
                boolean same = before.containsKey(id)
                        && is.equals(PublicState.of(before.get(id), former.get(id)))
                        && !gained.contains(id);
                long version = customer.record().version() + parted(persons.get(id), id, former);
                if (changed.contains(id) && version == customer.record().version()) {
                    tx.emit(CustomerEvents.told(is, version, customer.record().changedAt()));
                } else if (changed.contains(id)
                        || !same
                        || version > customer.record().version()) {
                    long next = Math.max(version, customer.record().version() + 1);
                    renumbered.put(id, next);
                    tx.emit(CustomerEvents.told(is, next, now));
                }
            });
            return renumbered.isEmpty() ? Uni.createFrom().voidItem() : customers.renumber(tx, renumbered, now);
        });
    }

    /**
     * The version of a person is the sum of those of its customers: it must grow also where some leave, so who names
     * the person takes over the sum of all.
     */
    private static long parted(Person person, UUID id, Map<UUID, Person> former) {
        if (!person.id().equals(id)) {
            return 0;
        }
        return person.members().stream()
                .map(member -> former.get(member.record().id()))
                .filter(was -> was != null
                        && was.members().stream()
                                .anyMatch(left -> !person.has(left.record().id())))
                .distinct()
                .mapToLong(Person::version)
                .sum();
    }

    private static Collection<SourceRecord> records(Collection<Held> held) {
        return held.stream().map(Held::record).collect(Collectors.toList());
    }
}
