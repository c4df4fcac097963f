package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.consignment.application.Consignments;
import org.unisson.order.consignment.domain.GiveBack;
import org.unisson.order.consignment.domain.Status;

/** Pieces of a line that nobody has picked yet, wherever they lie. */
@ApplicationScoped
class UntouchedPieces {

    private static final Set<Status> NOT_TOUCHED_YET = Set.of(Status.ALLOCATED);

    private final Consignments consignments;

    UntouchedPieces(Consignments consignments) {
        this.consignments = consignments;
    }

    /** In the order in which they are given up, at most so many; whoever asks holds the order. */
    Uni<List<GiveBack.Part>> of(Transaction tx, UUID orderId, UUID lineId, long atMost) {
        return consignments.lockOfOrder(tx, orderId).map(all -> GiveBack.of(all, lineId, atMost, NOT_TOUCHED_YET));
    }

    static long count(List<GiveBack.Part> parts) {
        return parts.stream().mapToLong(GiveBack.Part::quantity).sum();
    }
}
