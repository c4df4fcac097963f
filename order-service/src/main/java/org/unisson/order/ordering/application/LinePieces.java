package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.consignment.application.Consignments;

/** How many pieces of a line the customer has, or is to get. */
@ApplicationScoped
class LinePieces {

    private final Consignments consignments;
    private final LineAdditions additions;

    LinePieces(Consignments consignments, LineAdditions additions) {
        this.consignments = consignments;
        this.additions = additions;
    }

    /** @param own of the order itself, without what was cancelled @param added by orders that add to the line */
    record Count(long own, Map<UUID, Long> added) {

        long all() {
            return own + added.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Of a line of an order that the transaction holds. */
    Uni<Count> of(Transaction tx, UUID orderId, UUID lineId) {
        return consignments
                .lockOfOrder(tx, orderId)
                .map(all -> all.stream().mapToLong(one -> one.wanted(lineId)).sum())
                .chain(own -> additions.of(tx, lineId).map(added -> new Count(own, added)));
    }
}
