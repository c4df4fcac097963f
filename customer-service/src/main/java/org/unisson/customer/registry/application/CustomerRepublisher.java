package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.customer.registry.domain.GoldenRecord;

/** Publishes every golden record again as it is. */
@ApplicationScoped
class CustomerRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final Customers customers;

    CustomerRepublisher(Transactions transactions, Customers customers) {
        this.transactions = transactions;
        this.customers = customers;
    }

    @Override
    public String subject() {
        return "customers";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return from(BEFORE_ALL, 0);
    }

    private Uni<Long> from(UUID after, long emitted) {
        return transactions
                .run(tx -> customers
                        .pageForRepublishing(tx, after, PAGE)
                        .invoke(page -> page.forEach(customer -> tx.emit(
                                customer.version() == 1
                                        ? CustomerEvents.registered(customer)
                                        : CustomerEvents.changed(customer)))))
                .chain(page -> next(page, emitted + page.size()));
    }

    private Uni<Long> next(List<GoldenRecord> page, long emitted) {
        return page.size() < PAGE
                ? Uni.createFrom().item(emitted)
                : from(page.getLast().id(), emitted);
    }
}
