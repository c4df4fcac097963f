package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.persistence.HoldStore;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.persistence.StockStore;

/**
 * Gives back what carts hold at a place that has less than is set aside there: a cart has bought nothing yet, an order
 * has. Who began last gives way first.
 */
@ApplicationScoped
public class HoldsGiveWay {

    private final HoldStore holds;
    private final EndHolds end;
    private final StockStore stock;
    private final Clock clock;

    HoldsGiveWay(HoldStore holds, EndHolds end, StockStore stock, Clock clock) {
        this.holds = holds;
        this.end = end;
        this.stock = stock;
        this.clock = clock;
    }

    /** As many as it takes, or all there are. Whole: a cart holds all its lines or none. */
    public Uni<Void> at(Transaction tx, Place place) {
        return holds.heldAt(tx, place)
                .chain(held -> held.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : stock.look(tx, List.of(place.sku()))
                                .map(book -> book.at(place).missing())
                                .chain(missing ->
                                        end.all(tx, enough(held, place, missing), Hold::giveBack, clock.instant())));
    }

    private static List<Hold> enough(List<Hold> held, Place place, long missing) {
        List<Hold> enough = new ArrayList<>();
        long left = missing;
        for (Hold hold : held) {
            if (left > 0) {
                enough.add(hold);
                left -= hold.piecesAt(place);
            }
        }
        return enough;
    }
}
