package org.unisson.inventory.quota.domain;

import java.util.HashMap;
import java.util.Map;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.domain.Reservation.State;
import org.unisson.inventory.reservation.domain.ReservedLine;

/**
 * Pieces that count in a quota.
 *
 * @param reserved set aside now
 * @param sold with the customer, or on their way there; brought back later, they stay sold
 */
public record Counted(long reserved, long sold) {

    public static final Counted NOTHING = new Counted(0, 0);

    /** Pieces in all. */
    public long pieces() {
        return reserved + sold;
    }

    Counted and(Counted more) {
        return new Counted(reserved + more.reserved, sold + more.sold);
    }

    /** What an order counts for, by SKU: what is given back, was not found, or was sent and did not arrive, counts no more. */
    public static Map<Sku, Counted> of(Reservation reservation) {
        Map<Sku, Counted> bySku = new HashMap<>();
        boolean consigned = reservation.lines().stream().anyMatch(line -> line.taken() > 0);
        for (ReservedLine line : reservation.lines()) {
            Counted counted =
                    switch (reservation.state()) {
                        case State.Held held -> new Counted(line.quantity(), line.taken());
                        case State.Confirmed confirmed -> new Counted(line.quantity(), line.taken());
                        // Without consignments all of it has left; with them, what they have told.
                        case State.Fulfilled fulfilled -> new Counted(0, consigned ? line.taken() : line.quantity());
                        case State.Released released -> new Counted(0, line.taken());
                        // Refused only when it was to be set aside again: what had left before has left.
                        case State.Refused refused -> new Counted(0, line.taken());
                    };
            bySku.merge(line.place().sku(), counted, Counted::and);
        }
        return bySku;
    }
}
