package org.unisson.order.consignment.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Status;

/**
 * Looks for promises that have passed, goods that nobody has come for in time, and locations that have closed. Safe with
 * several replicas: the consignment itself decides, under its order's lock, and decides once.
 */
@ApplicationScoped
public class WatchConsignments {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final Consignments consignments;
    private final TellConsignments telling;
    private final Clock clock;

    WatchConsignments(Transactions transactions, Consignments consignments, TellConsignments telling, Clock clock) {
        this.transactions = transactions;
        this.consignments = consignments;
        this.telling = telling;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic, PromiseTimes times) {
        periodic.every(times.interval(), "watching consignments", this::look);
    }

    /** Looks at those that are due, each in a transaction of its own. */
    public Uni<Void> look() {
        return transactions
                .read(tx -> consignments.due(tx, clock.instant(), AT_ONCE))
                .chain(this::lookAt);
    }

    private Uni<Void> lookAt(List<UUID> due) {
        Uni<Void> looked = Uni.createFrom().voidItem();
        for (UUID consignmentId : due) {
            looked = looked.chain(() -> transactions
                    .run(tx -> consignments
                            .find(tx, consignmentId)
                            .chain(it -> consignments.closed(tx, it.dependsOn()).chain(closed -> look(tx, it, closed))))
                    .replaceWithVoid());
        }
        return looked;
    }

    private Uni<TellConsignments.Told> look(Transaction tx, Consignment it, boolean closed) {
        return telling.order(tx, it.orderId(), all -> Map.of(it.consignmentId(), question(it, closed)));
    }

    private static ConsignmentMessage question(Consignment it, boolean closed) {
        if (closed) {
            return new ConsignmentMessage.Withdrawn();
        }
        return it.status() == Status.READY
                ? new ConsignmentMessage.CollectionLooked()
                : new ConsignmentMessage.PromiseLooked();
    }
}
