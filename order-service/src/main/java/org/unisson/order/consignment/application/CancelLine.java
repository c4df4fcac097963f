package org.unisson.order.consignment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.ConsignmentMessage;
import org.unisson.order.consignment.domain.Status;

/** Cancels pieces of a line of a confirmed order that have not left, wherever they are set aside. */
@ApplicationScoped
public class CancelLine {

    private static final Set<Status> NOT_TOUCHED_YET = Set.of(Status.ALLOCATED);
    private static final Set<Status> NOT_LEFT_YET =
            Set.of(Status.ALLOCATED, Status.PICKED, Status.PACKED, Status.ARRIVED, Status.READY);

    private final TellConsignments telling;

    CancelLine(TellConsignments telling) {
        this.telling = telling;
    }

    /**
     * Cancels them; what was paid for them is given back.
     *
     * @param quantity null: all that have not left
     * @param evenPicked whether also what is picked already: for those who serve customers
     * @throws org.unisson.chassis.rest.ProblemException 409 where fewer can be cancelled
     */
    public Uni<TellConsignments.Told> cancel(
            Transaction tx, UUID orderId, UUID lineId, Long quantity, boolean evenPicked) {
        return telling.order(
                tx, orderId, all -> choose(all, lineId, quantity, evenPicked ? NOT_LEFT_YET : NOT_TOUCHED_YET));
    }

    private static Map<UUID, ConsignmentMessage> choose(
            List<Consignment> all, UUID lineId, Long quantity, Set<Status> from) {
        Map<UUID, ConsignmentMessage> messages = new HashMap<>();
        long left = quantity == null ? Long.MAX_VALUE : quantity;
        long found = 0;
        for (Consignment it : all) {
            long pieces = from.contains(it.status()) ? Math.min(left, it.open(lineId)) : 0;
            if (pieces > 0) {
                messages.put(it.consignmentId(), new ConsignmentMessage.Cancelled(Map.of(lineId, pieces)));
                left -= pieces;
                found += pieces;
            }
        }
        if (found == 0 || (quantity != null && found < quantity)) {
            throw Problem.conflict(
                            "too-late-to-cancel", "Of line " + lineId + " " + found + " pieces can still be cancelled.")
                    .asException();
        }
        return messages;
    }
}
