package org.unisson.inventory.reservation.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.domain.Claim;
import org.unisson.inventory.reservation.domain.Conflict;
import org.unisson.inventory.reservation.domain.Reservation.Handled;
import org.unisson.inventory.stock.domain.Place;

/** Places where more is set aside than is there, who has a claim there, and what they were told. */
@ApplicationScoped
public class ConflictStore {

    private static final String OVERSOLD = """
            with place as (
                select o.location, o.sku, o.since, s.version is not distinct from o.settled_version as settled
                from oversold_place o join stock s using (location, sku))
            (select location, sku from place where not settled order by since limit $1)
            union all
            (select location, sku from place where settled order by since limit $2)""";

    private static final String CLAIM_PLACE =
            "select since from oversold_place where location = $1 and sku = $2 for update skip locked";

    private static final String PUT_BEHIND =
            "update oversold_place set since = $3, settled_version = $4 where location = $1 and sku = $2";

    private static final String ORDERS = """
            select distinct l.order_id from reservation_line l join reservation r using (order_id)
            where l.location = $1 and l.sku = $2 and l.quantity > 0 and r.status in ('HELD', 'CONFIRMED')""";

    private static final String CLAIMS = """
            select l.order_id, l.line_id, l.quantity, r.status, l.promised_by,
                (select coalesce(sum(c.quantity - c.handed_over - c.not_found - c.withdrawn - c.cancelled), 0)
                    from consignment_course c
                    where c.order_id = l.order_id and c.line_id = l.line_id and c.location = l.location
                        and c.status in ('PICKED', 'PACKED', 'READY'))::bigint,
                (select min(k.kept) from stock_conflict k
                    where k.order_id = l.order_id and k.line_id = l.line_id and k.location = l.location
                        and k.answered_at is null)
            from reservation_line l join reservation r using (order_id)
            where l.location = $1 and l.sku = $2 and l.quantity > 0 and r.status in ('HELD', 'CONFIRMED')
                and l.order_id = any($3::uuid[])""";

    private static final String ELSEWHERE = """
            select coalesce(sum(greatest(0, s.on_hand - s.reserved - s.safety)), 0)::bigint
            from stock s join location l on l.gln = s.location
            where s.sku = $2 and s.location <> $1 and l.open""";

    private static final String ADD = """
            insert into stock_conflict (order_id, version, line_id, location, sku, kept, lost, found_at)
            select $1, $2, line_id, $3, $4, kept, lost, $8
            from unnest($5::uuid[], $6::bigint[], $7::bigint[]) as line (line_id, kept, lost)""";

    private static final String ANSWERED = """
            update stock_conflict set answered_at = $4
            where answered_at is null and (order_id, line_id, location) in
                (select * from unnest($1::uuid[], $2::uuid[], $3::text[]))""";

    private static final String OF_ORDERS = """
            select order_id, version, line_id, location, sku, kept, lost, found_at from stock_conflict
            where order_id = any($1::uuid[]) and found_at >= $2 order by order_id, version, line_id""";

    /**
     * The places that are oversold and have not been looked at for longest: first those of which something may have to be
     * told, then some of those where nothing has changed since there was nothing to tell.
     */
    public Uni<List<Place>> oversold(Transaction tx, int open, int settled) {
        return tx.sql(OVERSOLD, open, settled).map(rows -> {
            List<Place> places = new ArrayList<>();
            rows.forEach(row -> places.add(new Place(new Gln(row.getString(0)), new Sku(row.getString(1)))));
            return places;
        });
    }

    /** Takes the place for this transaction alone. @return whether it is oversold and nobody else has it */
    public Uni<Boolean> take(Transaction tx, Place place) {
        return tx.sql(CLAIM_PLACE, location(place), sku(place)).map(rows -> rows.size() > 0);
    }

    /** The place has as much as is set aside there. */
    public Uni<Void> resolved(Transaction tx, Place place) {
        return tx.sql("delete from oversold_place where location = $1 and sku = $2", location(place), sku(place))
                .replaceWithVoid();
    }

    /** The place is still oversold, and somebody has to be told, or to answer: it comes after all others like it. */
    public Uni<Void> putBehind(Transaction tx, Place place, Instant now) {
        return tx.sql(PUT_BEHIND, location(place), sku(place), toDatabase(now), null)
                .replaceWithVoid();
    }

    /** The place is still oversold, and there is nothing to tell until its level is another than that version. */
    public Uni<Void> settled(Transaction tx, Place place, long version, Instant now) {
        return tx.sql(PUT_BEHIND, location(place), sku(place), toDatabase(now), version)
                .replaceWithVoid();
    }

    /** Orders for which something is set aside at the place. */
    public Uni<List<UUID>> ordersAt(Transaction tx, Place place) {
        return tx.sql(ORDERS, location(place), sku(place)).map(rows -> {
            List<UUID> orders = new ArrayList<>();
            rows.forEach(row -> orders.add(row.getUUID(0)));
            return orders;
        });
    }

    /** What these orders, whose reservations are locked, have set aside at the place. */
    public Uni<List<Claim>> claims(Transaction tx, Place place, Collection<UUID> orders) {
        return tx.sql(CLAIMS, location(place), sku(place), orders.toArray(UUID[]::new))
                .map(rows -> {
                    List<Claim> claims = new ArrayList<>();
                    rows.forEach(row -> claims.add(claim(row)));
                    return claims;
                });
    }

    /** Pieces of the SKU that could be promised at other locations that are open. */
    public Uni<Long> availableElsewhere(Transaction tx, Place place) {
        return tx.sql(ELSEWHERE, location(place), sku(place))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Keeps what is told. */
    public Uni<Void> add(Transaction tx, Conflict conflict) {
        List<Conflict.Line> lines = conflict.lines();
        return tx.sql(
                        ADD,
                        conflict.orderId(),
                        conflict.version(),
                        location(conflict.place()),
                        sku(conflict.place()),
                        lines.stream().map(Conflict.Line::lineId).toArray(UUID[]::new),
                        lines.stream().map(Conflict.Line::kept).toArray(Long[]::new),
                        lines.stream().map(Conflict.Line::lost).toArray(Long[]::new),
                        toDatabase(conflict.at()))
                .replaceWithVoid();
    }

    /** A consignment has told what became of pieces: what is still wrong at those places is found anew. */
    public Uni<Void> answered(Transaction tx, List<UUID> orders, List<Handled> pieces, Instant now) {
        return tx.sql(
                        ANSWERED,
                        orders.toArray(UUID[]::new),
                        pieces.stream().map(Handled::lineId).toArray(UUID[]::new),
                        pieces.stream().map(one -> location(one.place())).toArray(String[]::new),
                        toDatabase(now))
                .replaceWithVoid();
    }

    /** What these orders were told since, in the order of its versions. */
    Uni<List<Conflict>> ofOrders(Transaction tx, Collection<UUID> orders, Instant since) {
        record Key(UUID order, long version) {}
        return tx.sql(OF_ORDERS, orders.toArray(UUID[]::new), toDatabase(since)).map(rows -> {
            Map<Key, Conflict> found = new LinkedHashMap<>();
            for (Row row : rows) {
                Conflict.Line line = new Conflict.Line(row.getUUID(2), row.getLong(5), row.getLong(6));
                found.merge(
                        new Key(row.getUUID(0), row.getLong(1)),
                        new Conflict(
                                row.getUUID(0),
                                row.getLong(1),
                                new Place(new Gln(row.getString(3)), new Sku(row.getString(4))),
                                List.of(line),
                                fromDatabase(row.getOffsetDateTime(7))),
                        ConflictStore::both);
            }
            return List.copyOf(found.values());
        });
    }

    private static Conflict both(Conflict one, Conflict more) {
        List<Conflict.Line> lines = new ArrayList<>(one.lines());
        lines.addAll(more.lines());
        return new Conflict(one.orderId(), one.version(), one.place(), lines, one.at());
    }

    private static Claim claim(Row row) {
        Long told = row.getLong(6);
        return new Claim(
                row.getUUID(0),
                row.getUUID(1),
                row.getLong(2),
                row.getLong(5),
                row.getString(3).equals("CONFIRMED"),
                Optional.ofNullable(fromDatabase(row.getOffsetDateTime(4))),
                told == null ? OptionalLong.empty() : OptionalLong.of(told));
    }

    private static String location(Place place) {
        return place.location().number();
    }

    private static String sku(Place place) {
        return place.sku().code();
    }
}
