package org.unisson.customer.registry.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.customer.registry.domain.GoldenRecord;

/** Publishes every golden record again as it is. */
@ApplicationScoped
class CustomerRepublisher implements StateRepublisher {

    private static final int PAGE = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Retelling retelling;
    private final Customers customers;

    CustomerRepublisher(Retelling retelling, Customers customers) {
        this.retelling = retelling;
        this.customers = customers;
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
                (tx, last, limit) -> customers
                        .pageForRepublishing(tx, last, limit)
                        .invoke(page -> page.forEach(customer -> tx.emit(told(customer)))),
                GoldenRecord::id);
    }

    private static Event told(GoldenRecord customer) {
        return customer.version() == 1 ? CustomerEvents.registered(customer) : CustomerEvents.changed(customer);
    }
}
