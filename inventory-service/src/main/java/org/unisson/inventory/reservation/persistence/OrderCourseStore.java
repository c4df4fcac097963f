package org.unisson.inventory.reservation.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.reservation.application.OrderCourse;

/** How far orders are, as rows. */
@ApplicationScoped
public class OrderCourseStore {

    private static final String KEEP = """
            insert into order_course as known
                (order_id, version, status, basket, decide_by, placed_at, fulfilled_at, consigned, heard_at)
            select *, $9 from unnest($1::uuid[], $2::bigint[], $3::text[], $4::jsonb[], $5::timestamptz[],
                $6::timestamptz[], $7::timestamptz[], $8::boolean[])
            on conflict (order_id) do update set version = excluded.version, status = excluded.status,
                basket = case when excluded.status in ('CANCELLED', 'FULFILLED') then null
                    else coalesce(excluded.basket, known.basket) end,
                decide_by = coalesce(excluded.decide_by, known.decide_by),
                placed_at = coalesce(excluded.placed_at, known.placed_at),
                fulfilled_at = excluded.fulfilled_at, consigned = excluded.consigned, heard_at = excluded.heard_at,
                agreed = false
            where known.version < excluded.version""";

    private static final String OF = """
            select order_id, version, status, basket, decide_by, placed_at, fulfilled_at, consigned from order_course
            where order_id = any($1::uuid[])""";

    /** Writes what is newer than what is known, the orders sorted by their ids. */
    public Uni<Void> keep(Transaction tx, Collection<OrderCourse> heard, Instant now) {
        return heard.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                KEEP,
                                heard.stream().map(OrderCourse::orderId).toArray(UUID[]::new),
                                heard.stream().map(OrderCourse::version).toArray(Long[]::new),
                                heard.stream().map(one -> one.status().name()).toArray(String[]::new),
                                heard.stream()
                                        .map(one -> one.placed() == null ? null : PlacedJson.write(one.placed()))
                                        .toArray(Object[]::new),
                                times(
                                        heard,
                                        one -> one.placed() == null
                                                ? null
                                                : one.placed().decideBy()),
                                times(
                                        heard,
                                        one -> one.placed() == null
                                                ? null
                                                : one.placed().at()),
                                times(heard, OrderCourse::fulfilledAt),
                                heard.stream().map(OrderCourse::consigned).toArray(Boolean[]::new),
                                toDatabase(now))
                        .replaceWithVoid();
    }

    /** Something new is known of these: they are to be looked at again. */
    public Uni<Void> disagree(Transaction tx, Collection<UUID> orders) {
        return orders.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql("update order_course set agreed = false where agreed and order_id = any($1::uuid[])", (Object)
                                orders.toArray(UUID[]::new))
                        .replaceWithVoid();
    }

    /** How far these are; those that nobody has told of are left out. */
    public Uni<Map<UUID, OrderCourse>> of(Transaction tx, Collection<UUID> orders) {
        return tx.sql(OF, (Object) orders.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, OrderCourse> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getUUID(0), read(row)));
            return known;
        });
    }

    private static OrderCourse read(Row row) {
        JsonObject placed = row.getJsonObject(3);
        return new OrderCourse(
                row.getUUID(0),
                row.getLong(1),
                OrderCourse.Status.valueOf(row.getString(2)),
                placed == null
                        ? null
                        : PlacedJson.read(
                                row.getUUID(0),
                                placed,
                                fromDatabase(row.getOffsetDateTime(4)),
                                fromDatabase(row.getOffsetDateTime(5))),
                fromDatabase(row.getOffsetDateTime(6)),
                Boolean.TRUE.equals(row.getBoolean(7)));
    }

    private static OffsetDateTime[] times(Collection<OrderCourse> heard, Function<OrderCourse, Instant> time) {
        return heard.stream().map(one -> toDatabase(time.apply(one))).toArray(OffsetDateTime[]::new);
    }
}
