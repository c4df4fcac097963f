package org.unisson.order.claim.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.consignment.domain.ConsignedLine;
import org.unisson.order.consignment.domain.Consignment;
import org.unisson.order.consignment.domain.Status;

/** What an order's consignments say of goods that a customer has not received. */
public record SentGoods(List<Consignment> consignments, Instant now) {

    private static final Set<Status> LEFT = Set.of(Status.SHIPPED, Status.DELIVERED, Status.COLLECTED);

    public SentGoods {
        consignments = List.copyOf(consignments);
    }

    /** Whether pieces can be missed by now. */
    public enum Missed {
        /** They were sent, and should be there. */
        YES,
        /** They have not left. */
        NOT_SHIPPED,
        /** They are on their way, within the promise. */
        STILL_PROMISED,
        /** Whoever showed the code has them. */
        COLLECTED
    }

    /** Pieces of that line that should be with the customer. */
    public long arrived(UUID lineId) {
        return pieces(lineId, Missed.YES);
    }

    /** What keeps so many pieces of that line from being missed; YES: nothing. */
    public Missed missed(UUID lineId, long quantity) {
        if (arrived(lineId) >= quantity) {
            return Missed.YES;
        }
        if (pieces(lineId, Missed.STILL_PROMISED) > 0) {
            return Missed.STILL_PROMISED;
        }
        return pieces(lineId, Missed.COLLECTED) > 0 ? Missed.COLLECTED : Missed.NOT_SHIPPED;
    }

    /** Where the pieces of that line were sent from: the first of its locations. */
    public Gln sentFrom(UUID lineId) {
        return of(lineId, Missed.YES).getFirst().location();
    }

    /** The consignments of these lines that should have arrived. */
    public List<UUID> sent(List<UUID> lineIds) {
        return lineIds.stream()
                .flatMap(lineId -> of(lineId, Missed.YES).stream())
                .map(Consignment::consignmentId)
                .distinct()
                .toList();
    }

    private long pieces(UUID lineId, Missed which) {
        return of(lineId, which).stream()
                .mapToLong(consignment -> handedOver(consignment, lineId))
                .sum();
    }

    private List<Consignment> of(UUID lineId, Missed which) {
        List<Consignment> found = new ArrayList<>();
        for (Consignment consignment : consignments) {
            if (handedOver(consignment, lineId) > 0 && state(consignment) == which) {
                found.add(consignment);
            }
        }
        return found;
    }

    private Missed state(Consignment consignment) {
        if (!LEFT.contains(consignment.status())) {
            return Missed.NOT_SHIPPED;
        }
        if (consignment.method() != Fulfilment.Method.SHIP) {
            return Missed.COLLECTED;
        }
        boolean promised = consignment.status() != Status.DELIVERED
                && consignment.promisedBy() != null
                && now.isBefore(consignment.promisedBy());
        return promised ? Missed.STILL_PROMISED : Missed.YES;
    }

    private static long handedOver(Consignment consignment, UUID lineId) {
        return consignment.lines().stream()
                .filter(line -> line.lineId().equals(lineId))
                .mapToLong(ConsignedLine::handedOver)
                .sum();
    }
}
