package org.unisson.inventory.signal.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.signal.domain.Signal;
import org.unisson.inventory.stock.domain.StockLevel;

/**
 * Tells, with the change that causes it, that a place is low or that a SKU can be had again. Judged by what the whole
 * transaction leaves: what is given back and taken again in it is nothing new.
 *
 * <p>Locks are always taken in the order stock, location, remote stock, each by key, so that nobody waits in a circle.
 * A transaction therefore locks no further stock after it has saved some.
 */
@ApplicationScoped
public class StockSignals {

    // Shared: places change side by side, but not while their location opens, closes or learns to ship, which would
    // miss the goods that come just then.
    private static final String SHIPPING = """
            select gln, open and 'SHIP' = any (capabilities) from location
            where gln = any($1::text[]) order by gln for share""";

    private static final String AVAILABLE_AT =
            "select sku from stock where location = $1 and on_hand - reserved - safety > 0";

    private static final String OPEN = """
            insert into remote_stock (sku, in_stock, version, changed_at)
            select sku, false, 0, $2 from unnest($1::text[]) sku order by sku on conflict do nothing""";

    private static final String LOCK =
            "select sku from remote_stock where sku = any($1::text[]) order by sku for update";

    // A statement of its own, after the lock: it sees what those before us have committed.
    private static final String TURN = """
            update remote_stock r set in_stock = n.available > 0, version = r.version + 1, changed_at = $2
            from (
                select asked.sku, coalesce(sum(greatest(0, s.on_hand - s.reserved - s.safety)), 0)::bigint as available
                from unnest($1::text[]) asked (sku)
                left join (stock s join location l on l.gln = s.location and l.open and 'SHIP' = any (l.capabilities))
                    on s.sku = asked.sku
                group by asked.sku) n
            where r.sku = n.sku and r.in_stock <> (n.available > 0)
            returning r.sku, r.version, n.available""";

    private final SignalStore store;

    StockSignals(SignalStore store) {
        this.store = store;
    }

    /** After these levels, which are locked, have been written. */
    public Uni<Void> changed(Transaction tx, List<StockLevel> levels, Instant now) {
        List<Signal> low = new ArrayList<>();
        levels.stream()
                .filter(StockLevel::becameLow)
                .forEach(level -> low.add(new Signal.Low(
                        Ids.next(),
                        level.place(),
                        level.version(),
                        level.available(),
                        level.lowMark().threshold(),
                        now)));
        List<StockLevel> crossing =
                levels.stream().filter(StockLevel::ranOutOrCameBack).toList();
        return store.tell(tx, low)
                .chain(() -> crossing.isEmpty() ? Uni.createFrom().voidItem() : crossed(tx, crossing, now));
    }

    /** After that location, which is locked, has begun or ceased to ship. */
    public Uni<Void> turned(Transaction tx, Gln location, Instant now) {
        return tx.sql(AVAILABLE_AT, location.number()).chain(rows -> {
            Set<String> skus = new HashSet<>();
            rows.forEach(row -> skus.add(row.getString(0)));
            return turn(tx, skus, now);
        });
    }

    private Uni<Void> crossed(Transaction tx, List<StockLevel> crossing, Instant now) {
        String[] locations = crossing.stream()
                .map(level -> level.place().location().number())
                .distinct()
                .toArray(String[]::new);
        return tx.sql(SHIPPING, (Object) locations).chain(rows -> {
            Set<String> shipping = new HashSet<>();
            rows.forEach(row -> {
                if (row.getBoolean(1)) {
                    shipping.add(row.getString(0));
                }
            });
            Set<String> skus = new HashSet<>();
            crossing.stream()
                    .filter(level -> shipping.contains(level.place().location().number()))
                    .forEach(level -> skus.add(level.place().sku().code()));
            return turn(tx, skus, now);
        });
    }

    private Uni<Void> turn(Transaction tx, Set<String> skus, Instant now) {
        if (skus.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] codes = skus.toArray(String[]::new);
        return tx.sql(OPEN, codes, toDatabase(now))
                .chain(() -> tx.sql(LOCK, (Object) codes))
                .chain(() -> tx.sql(TURN, codes, toDatabase(now)))
                .chain(rows -> {
                    List<Signal> back = new ArrayList<>();
                    rows.forEach(row -> {
                        if (row.getLong(2) > 0) {
                            back.add(new Signal.Back(
                                    Ids.next(), new Sku(row.getString(0)), row.getLong(1), row.getLong(2), now));
                        }
                    });
                    return store.tell(tx, back);
                });
    }
}
