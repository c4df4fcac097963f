package org.unisson.order.consignment.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.order.cart.domain.Fulfilment;

/**
 * Which pieces of a line are given back first, where they are set aside in several places: what nobody has picked; then
 * what is dearest to hand out, a parcel before what goes to a store before what lies there; then where least is left, so
 * that a parcel falls away; then what was set aside last. What a place costs to pick from is inventory's knowledge.
 */
public final class GiveBack {

    private static final Comparator<Consignment> ORDER = Comparator.comparing(Consignment::status)
            .thenComparingInt(GiveBack::way)
            .thenComparingLong(one -> one.open())
            .thenComparing(Consignment::consignmentId, Comparator.reverseOrder());

    private GiveBack() {}

    /** Pieces that are given back of a consignment. @param status where it stands */
    public record Part(UUID consignmentId, Gln location, Status status, long quantity) {}

    /**
     * The pieces, in the order in which they are given back: as many as there are.
     *
     * @param quantity at most
     * @param from where consignments may stand
     */
    public static List<Part> of(List<Consignment> all, UUID lineId, long quantity, Set<Status> from) {
        List<Part> parts = new ArrayList<>();
        long left = quantity;
        for (Consignment one : all.stream().sorted(ORDER).toList()) {
            long pieces = from.contains(one.status()) ? Math.min(left, one.open(lineId)) : 0;
            if (pieces > 0) {
                parts.add(new Part(one.consignmentId(), one.goodsAt(), one.status(), pieces));
                left -= pieces;
            }
        }
        return parts;
    }

    private static int way(Consignment one) {
        if (one.method() == Fulfilment.Method.SHIP) {
            return 0;
        }
        return one.isForStore() ? 1 : 2;
    }
}
