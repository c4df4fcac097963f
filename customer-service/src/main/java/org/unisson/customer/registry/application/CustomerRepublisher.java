package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.IdentityLocks;
import org.unisson.customer.identity.application.Persons;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;

/** Publishes every customer again as it is. */
@ApplicationScoped
class CustomerRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Retelling retelling;
    private final IdentityLocks locks;
    private final Customers customers;
    private final Persons persons;

    CustomerRepublisher(Retelling retelling, IdentityLocks locks, Customers customers, Persons persons) {
        this.retelling = retelling;
        this.locks = locks;
        this.customers = customers;
        this.persons = persons;
    }

    @Override
    public String subject() {
        return "customers";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(
                BEFORE_ALL,
                PAGE,
                (tx, last, limit) -> locks.share(tx)
                        .chain(() -> customers.pageForRepublishing(tx, last, limit))
                        .call(page -> tell(tx, page)),
                held -> held.record().id());
    }

    private Uni<Void> tell(Transaction tx, List<Held> page) {
        List<UUID> ids = page.stream().map(held -> held.record().id()).toList();
        return persons.of(tx, ids).chain(belongings -> customers
                .find(tx, belongings.keySet())
                .invoke(all -> {
                    Map<UUID, Person> whose = PersonOf.each(
                            all.values().stream().map(Held::record).collect(Collectors.toList()), belongings);
                    page.forEach(held -> tx.emit(told(held, whose)));
                })
                .replaceWithVoid());
    }

    private static Event told(Held held, Map<UUID, Person> whose) {
        SourceRecord record = held.record();
        return CustomerEvents.told(PublicState.of(held, whose.get(record.id())), record.version(), record.changedAt());
    }
}
