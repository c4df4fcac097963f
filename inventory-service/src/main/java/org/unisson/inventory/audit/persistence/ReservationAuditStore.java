package org.unisson.inventory.audit.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.audit.domain.OrderDrift;
import org.unisson.inventory.reservation.domain.Owed;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.reservation.persistence.ReservationStore;
import org.unisson.inventory.stock.domain.Place;

/** Audits of the reservations, and what they found. */
@ApplicationScoped
public class ReservationAuditStore {

    private static final String BEGIN = """
            insert into reservation_audit (id, begun_at)
            select $1, $2 where not exists (select from reservation_audit where begun_at > $3)
            on conflict ((true)) where finished_at is null do nothing""";

    private static final String UNDER_WAY =
            "select id, order_id from reservation_audit where finished_at is null for update skip locked";

    // What has not ended, what has news since it was found in order, and whatever holds goods.
    private static final String NEXT = """
            (select order_id from order_course where not agreed and order_id > $1 order by order_id limit $2)
            union
            (select order_id from reservation where status in ('HELD', 'CONFIRMED') and order_id > $1
                order by order_id limit $2)
            order by order_id limit $2""";

    // What is set aside for a line beyond what was ordered, less what the customer has and what was given up. Pieces
    // that were not found, were lost on the way or were withdrawn are looked for elsewhere, and may be set aside
    // there before any consignment tells of it: they are the line's still. So only what no consignment is to hand out
    // is too much, and only where there is no choice: otherwise the next consignment will tell which of it.
    private static final String EXCESS = """
            select jsonb_agg(jsonb_build_object('lineId', p.line_id, 'location', p.location, 'sku', p.sku,
                'pieces', least(p.idle, p.beyond))) as pieces
            from (
                select k.line_id, k.location, k.sku, greatest(0, k.quantity - e.open) as idle,
                    sum(k.quantity) over line - b.quantity + e.gone as beyond,
                    sum(greatest(0, k.quantity - e.open)) over line as all_idle,
                    count(*) filter (where k.quantity > e.open) over line as places
                from jsonb_to_recordset(o.basket -> 'lines') as b ("lineId" uuid, quantity bigint)
                join reservation_line k on k.order_id = o.order_id and k.line_id = b."lineId"
                cross join lateral (
                    select coalesce(sum(t.quantity - t.handed_over - t.not_found - t.withdrawn - t.cancelled)
                            filter (where t.location = k.location), 0) as open,
                        coalesce(sum(t.handed_over - t.sent_lost - t.sent_withdrawn + t.cancelled), 0) as gone
                    from consignment_course t where t.order_id = o.order_id and t.line_id = k.line_id) e
                where o.status in ('PLACED', 'CONFIRMED') and r.status in ('HELD', 'CONFIRMED')
                window line as (partition by k.line_id)) p
            where p.idle > 0 and p.beyond > 0 and (p.places = 1 or p.all_idle = p.beyond)""";

    // Only of orders of which everything has been known, here and there, since before $2.
    private static final String JUDGE = """
            select o.order_id, o.status,
                case when r.order_id is null then
                    case when o.status = 'CONFIRMED' and (o.basket is not null or c.open > 0)
                            or o.status = 'PLACED' and o.basket is not null and o.decide_by > $3 then 'MISSING' end
                when c.unfollowed then 'NOT_FOLLOWED'
                when o.status = 'CANCELLED' and r.status in ('HELD', 'CONFIRMED') then 'NOT_RELEASED'
                when o.status = 'CONFIRMED' and r.status = 'HELD' then 'NOT_CONFIRMED'
                when o.status = 'CONFIRMED' and (c.unkept
                    or c.lines = 0 and r.status in ('RELEASED', 'REFUSED') and l.pieces > 0) then 'NOT_KEPT'
                when o.status = 'FULFILLED' and r.status in ('HELD', 'CONFIRMED') then 'NOT_ENDED'
                when x.pieces is not null then 'TOO_MUCH_KEPT' end,
                x.pieces
            from order_course o left join reservation r using (order_id)
            cross join lateral (
                select coalesce(sum(quantity), 0) as pieces from reservation_line where order_id = o.order_id) l
            cross join lateral (
                select count(*) as lines, coalesce(sum(open), 0) as open, max(heard_at) as heard_at,
                    coalesce(bool_or(unfollowed), false) as unfollowed, coalesce(bool_or(open > kept), false) as unkept
                from (
                    select sum(t.quantity - t.handed_over - t.not_found - t.withdrawn - t.cancelled) as open,
                        max(t.heard_at) as heard_at,
                        bool_or(t.handed_over > coalesce(f.handed_over, 0) or t.not_found > coalesce(f.not_found, 0)
                            or t.withdrawn > coalesce(f.withdrawn, 0) or t.cancelled > coalesce(f.cancelled, 0)
                            or t.sent_lost > coalesce(f.lost, 0) or t.sent_withdrawn > coalesce(f.sent_withdrawn, 0)
                            or t.sent_cancelled > coalesce(f.sent_cancelled, 0))
                            as unfollowed,
                        coalesce((select k.quantity from reservation_line k
                            where k.order_id = o.order_id and k.line_id = t.line_id and k.location = t.location
                                and r.status in ('HELD', 'CONFIRMED')), 0) as kept
                    from consignment_course t left join consignment_line f using (consignment_id, line_id)
                    where t.order_id = o.order_id group by t.line_id, t.location) line) c
            cross join lateral (""" + EXCESS + """
            ) x
            where o.order_id = any($1::uuid[]) and o.heard_at < $2
                and (r.changed_at is null or r.changed_at < $2) and (c.heard_at is null or c.heard_at < $2)
            order by o.order_id""";

    private static final String AGREE = """
            update order_course o set agreed = true
            where o.order_id = any($1::uuid[]) and o.status in ('CANCELLED', 'FULFILLED') and o.heard_at < $2
                and not exists (select from reservation r
                    where r.order_id = o.order_id and r.status in ('HELD', 'CONFIRMED'))""";

    private static final String RECORD = """
            insert into reservation_drift (id, audit_id, order_id, drift, order_status, before, after, healed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String ADVANCE = """
            update reservation_audit set order_id = $3, orders = orders + $4
            where id = $1 and order_id = $2 and finished_at is null""";

    /** Where an audit has come to. @param last order that was looked at */
    public record Claimed(UUID id, UUID last) {}

    /**
     * What was found of an order.
     *
     * @param drift null: it is in order
     * @param excess what is set aside and too much; empty unless that is the drift
     */
    public record Judged(UUID orderId, String orderStatus, OrderDrift drift, List<Owed> excess) {}

    /** Begins an audit, unless one is under way or one has begun after that moment. */
    public Uni<Void> beginUnlessSince(Transaction tx, UUID id, Instant now, Instant since) {
        return tx.sql(BEGIN, id, toDatabase(now), toDatabase(since)).replaceWithVoid();
    }

    /** The audit that is under way; empty where there is none, or another has it just now. */
    public Uni<Optional<Claimed>> underWay(Transaction tx) {
        return tx.sql(UNDER_WAY)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Claimed(
                                rows.iterator().next().getUUID(0),
                                rows.iterator().next().getUUID(1))));
    }

    /** The orders that follow that one. */
    public Uni<List<UUID>> next(Transaction tx, UUID after, int limit) {
        return tx.sql(NEXT, after, limit).map(rows -> {
            List<UUID> orders = new ArrayList<>();
            rows.forEach(row -> orders.add(row.getUUID(0)));
            return orders;
        });
    }

    /** Compares these orders with their reservations; leaves out those that have changed after the horizon. */
    public Uni<List<Judged>> judge(Transaction tx, Collection<UUID> orders, Instant horizon, Instant now) {
        return tx.sql(JUDGE, orders.toArray(UUID[]::new), toDatabase(horizon), toDatabase(now))
                .map(rows -> {
                    List<Judged> judged = new ArrayList<>();
                    for (Row row : rows) {
                        String drift = row.getString(2);
                        judged.add(new Judged(
                                row.getUUID(0),
                                row.getString(1),
                                drift == null ? null : OrderDrift.valueOf(drift),
                                excess(row.getJsonArray(3))));
                    }
                    return judged;
                });
    }

    private static List<Owed> excess(JsonArray pieces) {
        return pieces == null
                ? List.of()
                : IntStream.range(0, pieces.size())
                        .mapToObj(pieces::getJsonObject)
                        .map(one -> new Owed(
                                UUID.fromString(one.getString("lineId")),
                                new Place(new Gln(one.getString("location")), new Sku(one.getString("sku"))),
                                one.getLong("pieces")))
                        .toList();
    }

    /** These are in order: those of them that have ended are not looked at again until there is news of them. */
    public Uni<Void> agree(Transaction tx, Collection<UUID> orders, Instant horizon) {
        return tx.sql(AGREE, orders.toArray(UUID[]::new), toDatabase(horizon)).replaceWithVoid();
    }

    /** Holds what is known of the order until the transaction ends: whoever heals it is alone. */
    public Uni<Void> lock(Transaction tx, UUID order) {
        return tx.sql("select from order_course where order_id = $1 for update", order)
                .replaceWithVoid();
    }

    /** Writes down what was found and done. @param before null: there was no reservation */
    public Uni<Void> record(
            Transaction tx, UUID audit, Judged judged, Reservation before, Reservation after, Instant now) {
        return tx.sql(
                        RECORD,
                        Ids.next(),
                        audit,
                        judged.orderId(),
                        judged.drift().name(),
                        judged.orderStatus(),
                        shown(before),
                        shown(after),
                        toDatabase(now))
                .chain(() -> tx.sql("update reservation_audit set findings = findings + 1 where id = $1", audit))
                .replaceWithVoid();
    }

    /** The audit has come past these orders, unless another has brought it on meanwhile. */
    public Uni<Void> advance(Transaction tx, Claimed from, List<UUID> orders) {
        return tx.sql(ADVANCE, from.id(), from.last(), orders.getLast(), (long) orders.size())
                .replaceWithVoid();
    }

    /** The audit has come to its end. Those before it that found nothing are forgotten. */
    public Uni<Void> finish(Transaction tx, UUID audit, Instant now) {
        return tx.sql("delete from reservation_audit where finished_at is not null and findings = 0")
                .chain(() ->
                        tx.sql("update reservation_audit set finished_at = $2 where id = $1", audit, toDatabase(now)))
                .replaceWithVoid();
    }

    private static JsonObject shown(Reservation reservation) {
        if (reservation == null) {
            return null;
        }
        JsonArray lines = new JsonArray();
        reservation
                .lines()
                .forEach(line -> lines.add(new JsonObject(Map.of(
                        "lineId", line.lineId().toString(),
                        "sku", line.place().sku().code(),
                        "location", line.place().location().number(),
                        "quantity", line.quantity()))));
        return new JsonObject(new HashMap<>(Map.of(
                "status",
                ReservationStore.status(reservation.state()),
                "version",
                reservation.version(),
                "lines",
                lines)));
    }
}
