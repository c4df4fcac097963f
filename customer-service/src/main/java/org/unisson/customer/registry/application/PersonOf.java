package org.unisson.customer.registry.application;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.customer.identity.application.Belonging;
import org.unisson.customer.identity.domain.Age;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;

/** Puts persons together from records and whose they are. */
final class PersonOf {

    private PersonOf() {}

    /** The person of each record; a record of which nobody says whose it is, is one alone. */
    static Map<UUID, Person> each(Collection<SourceRecord> records, Map<UUID, Belonging> belongings) {
        Map<UUID, List<SourceRecord>> groups =
                records.stream().collect(Collectors.groupingBy(record -> person(record.id(), belongings)));
        Map<UUID, Person> persons = new HashMap<>();
        groups.forEach((id, group) -> {
            Person person = new Person(
                    id,
                    group.stream()
                            .sorted(Comparator.comparing(SourceRecord::id, Age.ORDER))
                            .map(record -> new Person.Member(record, joinedAt(record.id(), belongings)))
                            .toList());
            group.forEach(record -> persons.put(record.id(), person));
        });
        return persons;
    }

    private static UUID person(UUID customer, Map<UUID, Belonging> belongings) {
        return belongings.containsKey(customer) ? belongings.get(customer).person() : customer;
    }

    private static Instant joinedAt(UUID customer, Map<UUID, Belonging> belongings) {
        return belongings.containsKey(customer) ? belongings.get(customer).joinedAt() : null;
    }
}
