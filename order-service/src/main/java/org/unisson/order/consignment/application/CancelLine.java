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
import org.unisson.order.consignment.domain.GiveBack;
import org.unisson.order.consignment.domain.Status;

/** Cancels pieces of a line of a confirmed order that have not left, wherever they are set aside. */
@ApplicationScoped
public class CancelLine {

    private static final Set<Status> NOT_TOUCHED_YET = Set.of(Status.ALLOCATED);
    private static final Set<Status> NOT_LEFT_YET =
            Set.of(Status.ALLOCATED, Status.PICKED, Status.PACKED, Status.ARRIVED, Status.READY);

    private final Consignments consignments;
    private final TellConsignments telling;

    CancelLine(Consignments consignments, TellConsignments telling) {
        this.consignments = consignments;
        this.telling = telling;
    }

    /**
     * Cancels them; what was paid for them is given back. The caller holds the order.
     *
     * @param quantity null: all that have not left
     * @param evenPicked whether also what is picked already: for those who serve customers
     * @return where they were set aside, in the order in which they were given back
     * @throws org.unisson.chassis.rest.ProblemException 409 where fewer can be cancelled
     */
    public Uni<List<GiveBack.Part>> cancel(
            Transaction tx, UUID orderId, UUID lineId, Long quantity, boolean evenPicked) {
        return consignments
                .lockOfOrder(tx, orderId)
                .map(all -> choose(all, lineId, quantity, evenPicked ? NOT_LEFT_YET : NOT_TOUCHED_YET))
                .call(parts -> telling.order(tx, orderId, all -> messages(parts, lineId)));
    }

    private static List<GiveBack.Part> choose(List<Consignment> all, UUID lineId, Long quantity, Set<Status> from) {
        List<GiveBack.Part> parts = GiveBack.of(all, lineId, quantity == null ? Long.MAX_VALUE : quantity, from);
        long found = parts.stream().mapToLong(GiveBack.Part::quantity).sum();
        if (found == 0 || (quantity != null && found < quantity)) {
            long sought = all.stream().mapToLong(one -> one.sought(lineId)).sum();
            throw Problem.conflict(
                            "too-late-to-cancel",
                            "Of line " + lineId + " " + found + " pieces can still be cancelled."
                                    + (sought == 0 ? "" : " " + sought + " are being looked for: ask again then."))
                    .asException();
        }
        return parts;
    }

    private static Map<UUID, ConsignmentMessage> messages(List<GiveBack.Part> parts, UUID lineId) {
        Map<UUID, ConsignmentMessage> messages = new HashMap<>();
        parts.forEach(part ->
                messages.put(part.consignmentId(), new ConsignmentMessage.Cancelled(Map.of(lineId, part.quantity()))));
        return messages;
    }
}
