package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;
import org.unisson.order.consignment.messaging.ConsignmentEvents;

/** Has goods handed out in another way from where they are. */
@ApplicationScoped
class MoveConsignments {

    private final Consignments consignments;
    private final PromiseTimes promises;
    private final Clock clock;

    MoveConsignments(Consignments consignments, PromiseTimes promises, Clock clock) {
        this.consignments = consignments;
        this.promises = promises;
        this.clock = clock;
    }

    /** Those of these consignments whose goods can be handed out so from where they are. */
    Uni<Set<UUID>> able(Transaction tx, List<Consignment> its, Fulfilment wanted) {
        Set<Gln> senders = its.stream()
                .map(Consignment::location)
                .filter(location -> !location.equals(wanted.location()))
                .collect(Collectors.toSet());
        return consignments.able(tx, senders, "SHIP").map(sending -> its.stream()
                .filter(one -> one.location().equals(wanted.location()) || sending.contains(one.location()))
                .map(Consignment::consignmentId)
                .collect(Collectors.toSet()));
    }

    /** The open pieces of these lines. */
    Uni<Void> move(Transaction tx, Locked order, List<Consignment> its, Set<UUID> lineIds, Fulfilment wanted) {
        Instant now = clock.instant();
        List<Consignment> changed = new ArrayList<>();
        List<Consignment> opened = new ArrayList<>();
        for (Consignment one : its) {
            Instant promise = promise(one, wanted, now);
            if (one.open() == one.open(lineIds)) {
                changed.add(one.rearranged(wanted.method(), wanted.location(), promise));
            } else {
                changed.add(one.without(lineIds));
                opened.add(apart(one, lineIds, promise).rearranged(wanted.method(), wanted.location(), promise));
            }
        }
        return write(tx, order, changed, opened, now);
    }

    /** Tells and keeps them. @param opened for the first time */
    Uni<Void> write(Transaction tx, Locked order, List<Consignment> changed, List<Consignment> opened, Instant now) {
        changed.forEach(one -> tx.emit(ConsignmentEvents.changed(one, order.channel(), now, order.origin())));
        opened.forEach(one -> tx.emit(ConsignmentEvents.changed(one, order.channel(), now, order.origin())));
        return (changed.isEmpty() ? Uni.createFrom().voidItem() : consignments.save(tx, changed, now))
                .chain(() -> opened.isEmpty() ? Uni.createFrom().voidItem() : consignments.add(tx, opened, now));
    }

    /** What has to travel first is promised as what is sent; a promise that was later is not made earlier. */
    Instant promise(Consignment one, Fulfilment wanted, Instant now) {
        boolean lies = one.location().equals(wanted.location());
        Instant asked = now.plus(promises.of(lies ? Fulfilment.Method.PICKUP : Fulfilment.Method.SHIP));
        return one.promisedBy() != null && one.promisedBy().isAfter(asked) ? one.promisedBy() : asked;
    }

    /** The open pieces of these lines, alone. */
    static Consignment apart(Consignment from, Set<UUID> lineIds, Instant promise) {
        return new Consignment(
                Ids.next(),
                from.orderId(),
                from.customerId(),
                0,
                from.location(),
                from.method(),
                Status.ALLOCATED,
                from.lines().stream()
                        .filter(line -> lineIds.contains(line.lineId()) && line.open() > 0)
                        .map(line -> ConsignedLine.of(line.lineId(), line.sku(), line.open()))
                        .toList(),
                promise,
                null,
                null,
                null);
    }
}
