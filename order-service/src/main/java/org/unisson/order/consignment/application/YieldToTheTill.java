package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Status;

/**
 * Whoever holds a piece in the store keeps it: an order that was promised it gives way. One that is not decided yet is
 * cancelled; one that is confirmed withdraws what nobody has picked yet, and inventory looks for it elsewhere. Under the
 * order's lock, so that a confirmation on its way is either before this or after it.
 */
@ApplicationScoped
public class YieldToTheTill {

    private final TellConsignments telling;
    private final OrderOfConsignments orders;

    YieldToTheTill(TellConsignments telling, OrderOfConsignments orders) {
        this.telling = telling;
        this.orders = orders;
    }

    /** What inventory has found. @param kept pieces by line that are still for the order at that location */
    public record Conflict(UUID orderId, Gln location, Map<UUID, Long> kept) {}

    /** Follows it. What is kept is told, not what is lost: told again, it comes to the same. */
    public Uni<Void> follow(Transaction tx, Conflict conflict) {
        return orders.giveUpUndecided(tx, conflict.orderId())
                .chain(undecided -> undecided
                        ? Uni.createFrom().voidItem()
                        : telling.order(tx, conflict.orderId(), all -> withdrawn(conflict, all))
                                .replaceWithVoid());
    }

    static Map<UUID, ConsignmentMessage> withdrawn(Conflict conflict, List<Consignment> all) {
        List<Consignment> there = all.stream()
                .filter(one -> one.location().equals(conflict.location()))
                .toList();
        Map<UUID, Map<UUID, Long>> pieces = new LinkedHashMap<>();
        conflict.kept().forEach((lineId, kept) -> {
            long excess = there.stream().mapToLong(one -> one.open(lineId)).sum() - kept;
            for (Consignment one : there) {
                if (one.status() == Status.ALLOCATED && excess > 0 && one.open(lineId) > 0) {
                    long taken = Math.min(excess, one.open(lineId));
                    pieces.computeIfAbsent(one.consignmentId(), unknown -> new TreeMap<>())
                            .put(lineId, taken);
                    excess -= taken;
                }
            }
        });
        Map<UUID, ConsignmentMessage> messages = new LinkedHashMap<>();
        pieces.forEach((id, lines) -> messages.put(id, new ConsignmentMessage.TakenInStore(lines)));
        return messages;
    }
}
