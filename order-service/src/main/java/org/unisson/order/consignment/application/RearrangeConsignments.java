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
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.ConsignmentEdits.Asked;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;
import org.unisson.order.consignment.messaging.ConsignmentEvents;

/**
 * Has goods that are set aside, and that nobody has touched, handed out in another way: from where they are, so that there
 * is no moment at which the customer has neither. Where that place does not serve the way, inventory is asked for other
 * pieces, and sets aside all of them or the same as before.
 */
@ApplicationScoped
public class RearrangeConsignments {

    private final Consignments consignments;
    private final ConsignmentEdits edits;
    private final PromiseTimes promises;
    private final Clock clock;

    RearrangeConsignments(Consignments consignments, ConsignmentEdits edits, PromiseTimes promises, Clock clock) {
        this.consignments = consignments;
        this.edits = edits;
        this.promises = promises;
        this.clock = clock;
    }

    /**
     * All that is open of these lines, in the caller's transaction, which holds the order.
     *
     * @param wanted SHIP, or PICKUP at a store
     * @param by OWNER or STAFF
     * @return whether it is so now; else inventory is asked, and answers
     * @throws org.unisson.chassis.rest.ProblemException 409 where some of it was picked, is being looked for elsewhere, or
     *     cannot be handed out that way
     */
    public Uni<Boolean> lines(Transaction tx, Locked order, Set<UUID> lineIds, Fulfilment wanted, String by) {
        return consignments.lockOfOrder(tx, order.orderId()).chain(all -> {
            List<Consignment> its =
                    all.stream().filter(one -> open(one, lineIds) > 0).toList();
            lineIds.forEach(lineId -> requireUntouched(all, lineId));
            return requireCollected(tx, wanted)
                    .chain(() -> sendsWhatIsWanted(tx, its, wanted))
                    .chain(sends -> {
                        if (sends) {
                            return rearrange(tx, order, its, lineIds, wanted).replaceWith(true);
                        }
                        // Of several places some could find others, and some not: all of it changes, or nothing.
                        if (its.size() > 1) {
                            throw Problem.conflict("cannot-send", "Where some of the goods are, nothing is sent from.")
                                    .asException();
                        }
                        return seek(tx, order, its.getFirst(), lineIds, wanted, by)
                                .replaceWith(false);
                    });
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

    private Uni<Boolean> sendsWhatIsWanted(Transaction tx, List<Consignment> its, Fulfilment wanted) {
        Set<Gln> sending = its.stream()
                .map(Consignment::location)
                .filter(location -> !location.equals(wanted.location()))
                .collect(Collectors.toSet());
        return consignments.able(tx, sending, "SHIP").map(able -> able.containsAll(sending));
    }

    private Uni<Void> requireCollected(Transaction tx, Fulfilment wanted) {
        return (wanted.location() == null
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

    /** The pieces leave their place at once, in one message; what becomes of them is inventory's, in one answer. */
    private Uni<Void> seek(
            Transaction tx, Locked order, Consignment one, Set<UUID> lineIds, Fulfilment wanted, String by) {
        Instant now = clock.instant();
        Instant promise = promise(one, wanted, now);
        boolean whole = one.open() == open(one, lineIds);
        Consignment sought = (whole ? one : apart(one, lineIds, promise))
                .rearranged(wanted.method(), wanted.location(), promise)
                .soughtOrHere(now);
        List<Consignment> changed = whole ? List.of(sought) : List.of(one.without(lineIds));
        List<Consignment> opened = whole ? List.of() : List.of(sought);
        Stream.concat(changed.stream(), opened.stream())
                .forEach(it -> tx.emit(ConsignmentEvents.changed(it, order.channel(), now, order.origin())));
        Gln store = one.isForStore() ? one.leg().store() : null;
        return consignments
                .save(tx, changed, now)
                .chain(() -> opened.isEmpty() ? Uni.createFrom().voidItem() : consignments.add(tx, opened, now))
                .chain(() -> edits.add(
                        tx, new Asked(sought.consignmentId(), one.method(), store, one.promisedBy(), wanted, by), now));
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
