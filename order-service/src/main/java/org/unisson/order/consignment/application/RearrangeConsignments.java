package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.ConsignmentEdits.Asked;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.Consignment;

/**
 * Has goods that are set aside, and that nobody has touched, handed out in another way: from where they are, so that there
 * is no moment at which the customer has neither. Where a place does not serve the way, inventory is asked for other
 * pieces, and sets aside all of them or the same as before; what lies elsewhere of the same lines waits for its answer.
 */
@ApplicationScoped
public class RearrangeConsignments {

    private final Consignments consignments;
    private final ConsignmentEdits edits;
    private final MoveConsignments moving;
    private final Clock clock;

    RearrangeConsignments(Consignments consignments, ConsignmentEdits edits, MoveConsignments moving, Clock clock) {
        this.consignments = consignments;
        this.edits = edits;
        this.moving = moving;
        this.clock = clock;
    }

    /** What became of lines. @param changed they are handed out so now @param asked they wait for inventory's answer */
    public record Arranged(Set<UUID> changed, Set<UUID> asked) {}

    /**
     * All that is open of these lines, in the caller's transaction, which holds the order.
     *
     * @param wanted SHIP, or PICKUP at a store
     * @param by OWNER or STAFF
     * @throws org.unisson.chassis.rest.ProblemException 409 where some of it was picked, is being looked for elsewhere, or
     *     cannot be handed out that way: then all of it stays
     */
    public Uni<Arranged> lines(Transaction tx, Locked order, Set<UUID> lineIds, Fulfilment wanted, String by) {
        return consignments.lockOfOrder(tx, order.orderId()).chain(all -> {
            UntouchedLines.require(all, lineIds, wanted);
            List<Consignment> its = all.stream()
                    .filter(one -> one.open(lineIds) > 0 && !one.isHandedOut(wanted))
                    .toList();
            return requireCollected(tx, wanted)
                    .chain(() -> moving.able(tx, its, wanted))
                    .chain(able -> arrange(tx, order, its, able, lineIds, wanted, by));
        });
    }

    private Uni<Arranged> arrange(
            Transaction tx,
            Locked order,
            List<Consignment> its,
            Set<UUID> able,
            Set<UUID> lineIds,
            Fulfilment wanted,
            String by) {
        List<Consignment> unable =
                its.stream().filter(one -> !able.contains(one.consignmentId())).toList();
        Set<UUID> asked = new HashSet<>(lineIds);
        asked.removeIf(line -> unable.stream().noneMatch(one -> one.open(line) > 0));
        Set<UUID> changed = new HashSet<>(lineIds);
        changed.removeAll(asked);
        List<Consignment> now =
                its.stream().filter(one -> one.open(changed) > 0).toList();
        Uni<Void> done = now.isEmpty() ? Uni.createFrom().voidItem() : moving.move(tx, order, now, changed, wanted);
        for (Consignment one : unable) {
            done = done.chain(() -> seek(tx, order, one, asked, wanted, by));
        }
        return done.replaceWith(new Arranged(changed, asked));
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
        Instant promise = moving.promise(one, wanted, now);
        boolean whole = one.open() == one.open(lineIds);
        Consignment sought = (whole ? one : MoveConsignments.apart(one, lineIds, promise))
                .rearranged(wanted.method(), wanted.location(), promise)
                .soughtOrHere(now);
        Gln store = one.isForStore() ? one.leg().store() : null;
        return moving.write(
                        tx,
                        order,
                        whole ? List.of(sought) : List.of(one.without(lineIds)),
                        whole ? List.of() : List.of(sought),
                        now)
                .chain(() -> edits.add(
                        tx, new Asked(sought.consignmentId(), one.method(), store, one.promisedBy(), wanted, by), now));
    }
}
