package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.application.ConsignmentEdits.Asked;
import org.unisson.order.consignment.application.OrderOfConsignments.Edited;
import org.unisson.order.consignment.application.OrderOfConsignments.Locked;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;

/**
 * Goes on with an edit once inventory has answered for the goods of one place: what waits elsewhere of the same lines is
 * handed out so as well. What was picked meanwhile keeps its way, and it is written down how many pieces did not.
 */
@ApplicationScoped
class FollowEdit {

    private final Consignments consignments;
    private final MoveConsignments moving;
    private final OrderOfConsignments orders;

    FollowEdit(Consignments consignments, MoveConsignments moving, OrderOfConsignments orders) {
        this.consignments = consignments;
        this.moving = moving;
        this.orders = orders;
    }

    /** Inventory could not: these lines stay as they were. */
    Uni<Void> kept(Transaction tx, Locked order, Asked asked, Set<UUID> lineIds) {
        return orders.edited(tx, order.orderId(), Edited.kept(lineIds, asked.by()));
    }

    /** Inventory has found them. @param pieces by line, which are set aside elsewhere now */
    Uni<Void> found(Transaction tx, Locked order, Asked asked, Map<UUID, Long> pieces) {
        Fulfilment wanted = asked.wanted();
        return consignments.lockOfOrder(tx, order.orderId()).chain(all -> {
            List<Consignment> waiting = all.stream()
                    .filter(one -> one.status() == Status.ALLOCATED
                            && one.open(pieces.keySet()) > 0
                            && !one.isHandedOut(wanted))
                    .toList();
            return moving.able(tx, waiting, wanted).chain(able -> {
                List<Consignment> moved = waiting.stream()
                        .filter(one -> able.contains(one.consignmentId()))
                        .toList();
                return (moved.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : moving.move(tx, order, moved, pieces.keySet(), wanted))
                        .chain(() -> orders.edited(
                                tx, order.orderId(), outcome(asked, pieces, moved, elsewise(asked, all, moved))));
            });
        });
    }

    /** What is not handed out so, of all lines: it was picked, or is being looked for. */
    private static List<Consignment> elsewise(Asked asked, List<Consignment> all, List<Consignment> moved) {
        return all.stream()
                .filter(one -> !one.consignmentId().equals(asked.consignmentId()))
                .filter(one -> !moved.contains(one))
                .toList();
    }

    private static Edited outcome(
            Asked asked, Map<UUID, Long> pieces, List<Consignment> moved, List<Consignment> elsewise) {
        Set<UUID> whole = new HashSet<>();
        Map<UUID, Long> some = new TreeMap<>();
        pieces.forEach((line, found) -> {
            boolean all = elsewise.stream()
                    .allMatch(one -> one.sought(line) == 0 && (one.open(line) == 0 || one.isHandedOut(asked.wanted())));
            if (all) {
                whole.add(line);
            } else {
                some.put(
                        line,
                        found + moved.stream().mapToLong(one -> one.open(line)).sum());
            }
        });
        return new Edited(whole, some, asked.wanted(), asked.by());
    }
}
