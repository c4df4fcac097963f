package org.unisson.inventory.availability.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transactions;

/** Publishes every policy of a channel again. There are tens: one transaction does. */
@ApplicationScoped
class PolicyRepublisher implements StateRepublisher {

    private final Transactions transactions;
    private final ChannelPolicyStore store;

    PolicyRepublisher(Transactions transactions, ChannelPolicyStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public String subject() {
        return "channel policies";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return transactions.run(store::tellAll);
    }
}
