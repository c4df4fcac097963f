package org.unisson.inventory.stock.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.CycleCount;
import org.unisson.inventory.stock.domain.Movement;
import org.unisson.inventory.stock.domain.MovementReason;
import org.unisson.inventory.stock.domain.Place;

/** Cycle counts, and what the ledger says of past moments. */
@ApplicationScoped
public class CountStore {

    private static final String MOVED_SINCE = """
            select m.location, m.sku, sum(m.quantity)::bigint
            from unnest($1::text[], $2::text[]) as p (location, sku)
            join stock_movement m on m.location = p.location and m.sku = p.sku and m.occurred_at > $3
            group by m.location, m.sku""";

    private static final String ADD = """
            insert into stock_count (id, location, counted_at, recorded_at, counted_by) values ($1, $2, $3, $4, $5)""";

    private static final String ADD_LINES = """
            insert into stock_count_line (count_id, location, sku, counted, book, counted_at)
            select $1, $2, sku, counted, book, $6 from unnest($3::text[], $4::bigint[], $5::bigint[])
                as line (sku, counted, book)""";

    // A count's own correction is of the same moment as the count, and seen by later ones only.
    private static final String FIRST_AFTER = """
            select m.id, c.count_id, c.counted_at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::boolean[])
                as m (id, location, sku, occurred_at, is_correction)
            cross join lateral (
                select count_id, counted_at from stock_count_line l
                where l.location = m.location and l.sku = m.sku
                    and (l.counted_at > m.occurred_at or (l.counted_at = m.occurred_at and not m.is_correction))
                order by l.counted_at, l.count_id limit 1) c""";

    /** Pieces that came less those that went after that moment; a place where nothing has moved is absent. */
    public Uni<Map<Place, Long>> movedSince(Transaction tx, Collection<Place> places, Instant moment) {
        return tx.sql(
                        MOVED_SINCE,
                        places.stream().map(place -> place.location().number()).toArray(String[]::new),
                        places.stream().map(place -> place.sku().code()).toArray(String[]::new),
                        toDatabase(moment))
                .map(rows -> {
                    Map<Place, Long> moved = new HashMap<>();
                    rows.forEach(row ->
                            moved.put(new Place(new Gln(row.getString(0)), new Sku(row.getString(1))), row.getLong(2)));
                    return moved;
                });
    }

    public Uni<Void> add(Transaction tx, CycleCount count, Map<Place, Long> book, Instant now) {
        List<Place> places = count.places();
        return tx.sql(
                        ADD,
                        count.id(),
                        count.location().number(),
                        toDatabase(count.countedAt()),
                        toDatabase(now),
                        count.countedBy())
                .chain(() -> tx.sql(
                        ADD_LINES,
                        count.id(),
                        count.location().number(),
                        places.stream().map(place -> place.sku().code()).toArray(String[]::new),
                        places.stream()
                                .map(place -> count.counted().get(place.sku()))
                                .toArray(Long[]::new),
                        places.stream().map(book::get).toArray(Long[]::new),
                        toDatabase(count.countedAt())))
                .replaceWithVoid();
    }

    /** What takes back those of these movements that a count has already seen. */
    public Uni<List<Movement>> seenByCounts(Transaction tx, List<Movement> all) {
        // A count sees what is on the shelf, not what has been set apart from it.
        List<Movement> entered =
                all.stream().filter(movement -> movement.quantity() != 0).toList();
        if (entered.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Map<UUID, Movement> byId = entered.stream().collect(Collectors.toMap(Movement::id, Function.identity()));
        return tx.sql(
                        FIRST_AFTER,
                        entered.stream().map(Movement::id).toArray(UUID[]::new),
                        entered.stream()
                                .map(movement -> movement.place().location().number())
                                .toArray(String[]::new),
                        entered.stream()
                                .map(movement -> movement.place().sku().code())
                                .toArray(String[]::new),
                        entered.stream()
                                .map(movement -> toDatabase(movement.occurredAt()))
                                .toArray(OffsetDateTime[]::new),
                        entered.stream()
                                .map(movement -> movement.reason() == MovementReason.COUNT)
                                .toArray(Boolean[]::new))
                .map(rows -> {
                    List<Movement> seen = new ArrayList<>();
                    for (Row row : rows) {
                        seen.add(CycleCount.seenBy(
                                row.getUUID(1), row.getOffsetDateTime(2).toInstant(), byId.get(row.getUUID(0))));
                    }
                    return seen;
                });
    }
}
