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
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;
import org.unisson.order.consignment.messaging.ConsignmentEvents;

/**
 * Has goods that are set aside, and that nobody has touched, handed out in another way: from where they are, so that there
 * is no moment at which the customer has neither, and nobody has to be asked for stock.
 */
@ApplicationScoped
public class RearrangeConsignments {

    private final Consignments consignments;
    private final PromiseTimes promises;
    private final Clock clock;

    RearrangeConsignments(Consignments consignments, PromiseTimes promises, Clock clock) {
        this.consignments = consignments;
        this.promises = promises;
        this.clock = clock;
    }

    /**
     * All that is open of these lines, in the caller's transaction, which holds the order.
     *
     * @param wanted SHIP, or PICKUP at a store
     * @throws org.unisson.chassis.rest.ProblemException 409 where some of it was picked, is being looked for elsewhere, or
     *     cannot be handed out that way
     */
    public Uni<Void> lines(Transaction tx, Locked order, Set<UUID> lineIds, Fulfilment wanted) {
        return consignments.lockOfOrder(tx, order.orderId()).chain(all -> {
            List<Consignment> its =
                    all.stream().filter(one -> open(one, lineIds) > 0).toList();
            lineIds.forEach(lineId -> requireUntouched(all, lineId));
            return requireAble(tx, its, wanted).chain(() -> rearrange(tx, order, its, lineIds, wanted));
        });
    }

    private static long open(Consignment one, Set<UUID> lineIds) {
        return lineIds.stream().mapToLong(one::open).sum();
    }

    private static void requireUntouched(List<Consignment> all, UUID lineId) {
        if (all.stream().anyMatch(one -> one.sought(lineId) > 0)) {
            throw Problem.conflict("being-sought", "Pieces of line " + lineId + " are being looked for elsewhere.")
                    .asException();
        }
        List<Consignment> its = all.stream().filter(one -> one.open(lineId) > 0).toList();
        if (its.isEmpty() || its.stream().anyMatch(one -> one.status() != Status.ALLOCATED)) {
            throw Problem.conflict("too-late-to-change", "Line " + lineId + " is picked, or nothing of it is open.")
                    .asException();
        }
    }

    private Uni<Void> requireAble(Transaction tx, List<Consignment> its, Fulfilment wanted) {
        Set<Gln> sending = its.stream()
                .map(Consignment::location)
                .filter(location -> !location.equals(wanted.location()))
                .collect(Collectors.toSet());
        return consignments
                .able(tx, sending, "SHIP")
                .invoke(able -> {
                    if (!able.containsAll(sending)) {
                        throw Problem.conflict("cannot-send", "Where the goods are, nothing is sent from.")
                                .asException();
                    }
                })
                .chain(() -> wanted.location() == null
                        ? Uni.createFrom().item(true)
                        : consignments
                                .able(tx, Set.of(wanted.location()), "PICKUP")
                                .map(able -> !able.isEmpty()))
                .invoke(collected -> {
                    if (!collected) {
                        throw Problem.conflict(
                                        "cannot-collect", "At " + wanted.location() + " nothing can be collected now.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> rearrange(
            Transaction tx, Locked order, List<Consignment> its, Set<UUID> lineIds, Fulfilment wanted) {
        Instant now = clock.instant();
        List<Consignment> changed = new ArrayList<>();
        List<Consignment> opened = new ArrayList<>();
        for (Consignment one : its) {
            Instant promise = promise(one, wanted, now);
            if (one.open() == open(one, lineIds)) {
                changed.add(one.rearranged(wanted.method(), wanted.location(), promise));
            } else {
                changed.add(one.without(lineIds));
                opened.add(apart(one, lineIds, promise).rearranged(wanted.method(), wanted.location(), promise));
            }
        }
        List<Consignment> told = new ArrayList<>(changed);
        told.addAll(opened);
        told.forEach(one -> tx.emit(ConsignmentEvents.changed(one, order.channel(), now, order.origin())));
        return consignments
                .save(tx, changed, now)
                .chain(() -> opened.isEmpty() ? Uni.createFrom().voidItem() : consignments.add(tx, opened, now));
    }

    /** What has to travel first is promised as what is sent; a promise that was later is not made earlier. */
    private Instant promise(Consignment one, Fulfilment wanted, Instant now) {
        boolean lies = one.location().equals(wanted.location());
        Instant asked = now.plus(promises.of(lies ? Fulfilment.Method.PICKUP : Fulfilment.Method.SHIP));
        return one.promisedBy() != null && one.promisedBy().isAfter(asked) ? one.promisedBy() : asked;
    }

    /** The open pieces of these lines, alone. */
    private static Consignment apart(Consignment from, Set<UUID> lineIds, Instant promise) {
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
