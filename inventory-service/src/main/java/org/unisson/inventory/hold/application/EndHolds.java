package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.hold.domain.HeldLine;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.persistence.HoldStore;
import org.unisson.inventory.quota.persistence.QuotaBooks;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.domain.StockBook;
import org.unisson.inventory.stock.persistence.StockStore;

/** Puts an end to holds: what they held can be promised again, and counts in no quota any more. */
@ApplicationScoped
class EndHolds {

    private final HoldStore holds;
    private final QuotaBooks quotas;
    private final StockStore stock;

    EndHolds(HoldStore holds, QuotaBooks quotas, StockStore stock) {
        this.holds = holds;
        this.quotas = quotas;
        this.stock = stock;
    }

    /** @param locked of which those that hold nothing are left as they are */
    Uni<Void> all(Transaction tx, List<Hold> locked, BiFunction<Hold, StockBook, Hold> how, Instant now) {
        List<Hold> held = locked.stream().filter(Hold::isHeld).toList();
        if (held.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Place> places = held.stream()
                .flatMap(hold -> hold.lines().stream())
                .map(HeldLine::place)
                .distinct()
                .toList();
        return quotas.open(tx, List.of(), held.stream().map(Hold::cartId).toList(), List.of())
                .invoke(limits -> held.forEach(hold -> limits.giveUp(hold.cartId())))
                .chain(limits -> stock.lock(tx, places, now).chain(book -> {
                    List<Hold> ended =
                            held.stream().map(hold -> how.apply(hold, book)).toList();
                    return stock.save(tx, book, now)
                            .chain(() -> holds.save(tx, ended, now))
                            .chain(() -> quotas.close(tx, limits));
                }));
    }
}
