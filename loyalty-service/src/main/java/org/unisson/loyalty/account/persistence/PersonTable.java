package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Which customers are one person: the table {@code belonging}. */
@Singleton
class PersonTable {

    private static final String OF = """
            select array_agg(member.customer_id)
            from unnest($1::uuid[]) wanted (customer_id), members_of(wanted.customer_id) member
            group by wanted.customer_id having count(*) > 1""";

    /** The persons of those customers that are of several, each with all its members. */
    Uni<Set<Set<UUID>>> of(Transaction tx, Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.sql(OF, (Object) Columns.uuids(customers)).map(rows -> {
            Set<Set<UUID>> persons = new HashSet<>();
            rows.forEach(row -> persons.add(Set.copyOf(Arrays.asList(row.getArrayOfUUIDs(0)))));
            return persons;
        });
    }
}
