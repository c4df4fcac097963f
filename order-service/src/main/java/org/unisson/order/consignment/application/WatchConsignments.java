package org.unisson.order.consignment.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
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

    private static final Logger LOG = Logger.getLogger(WatchConsignments.class);
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
        return look(AT_ONCE);
    }

    /**
     * The same, so many at a time. One that fails is left for the next round, and holds no other up: those behind a page
     * with failures are looked at in this one.
     */
    public Uni<Void> look(int atOnce) {
        return lookLeaving(Set.of(), atOnce);
    }

    private Uni<Void> lookLeaving(Set<UUID> failedBefore, int atOnce) {
        return transactions
                .read(tx -> consignments.due(tx, clock.instant(), failedBefore, atOnce))
                .chain(due -> {
                    Set<UUID> failed = new HashSet<>(failedBefore);
                    return lookAt(due, failed)
                            .chain(() -> failed.size() > failedBefore.size() && due.size() >= atOnce
                                    ? lookLeaving(failed, atOnce)
                                    : Uni.createFrom().voidItem());
                });
    }

    private Uni<Void> lookAt(List<UUID> due, Set<UUID> failed) {
        Uni<Void> looked = Uni.createFrom().voidItem();
        for (UUID consignmentId : due) {
            looked = looked.chain(() -> lookAt(consignmentId).onFailure().recoverWithItem(failure -> {
                LOG.errorf(failure, "consignment %s could not be looked at, and is in the next round", consignmentId);
                failed.add(consignmentId);
                return null;
            }));
        }
        return looked;
    }

    private Uni<Void> lookAt(UUID consignmentId) {
        return transactions
                .run(tx -> consignments
                        .find(tx, consignmentId)
                        .chain(it -> consignments.closed(tx, it.dependsOn()).chain(closed -> look(tx, it, closed))))
                .replaceWithVoid();
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
