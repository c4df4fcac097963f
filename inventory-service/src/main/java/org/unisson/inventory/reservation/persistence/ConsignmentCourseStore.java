package org.unisson.inventory.reservation.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.reservation.application.Consigned;
import org.unisson.inventory.reservation.application.ConsignmentCourse;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/** How far consignments are, a row per line. */
@ApplicationScoped
public class ConsignmentCourseStore {

    private static final String KEEP = """
            insert into consignment_course as known (consignment_id, line_id, order_id, version, channel, location, method,
                status, sku, quantity, handed_over, not_found, withdrawn, cancelled, pickup_location, sent_lost,
                sent_withdrawn, sent_cancelled, changed_at, or_here, heard_at)
            select *, $20 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[],
                $14::bigint[], $15::text[], $16::bigint[], $17::bigint[], $18::bigint[], $19::timestamptz[], $21::boolean[])
            on conflict (consignment_id, line_id) do update set version = excluded.version, status = excluded.status,
                method = excluded.method, pickup_location = excluded.pickup_location, quantity = excluded.quantity,
                handed_over = excluded.handed_over, not_found = excluded.not_found, withdrawn = excluded.withdrawn,
                cancelled = excluded.cancelled, sent_lost = excluded.sent_lost, sent_withdrawn = excluded.sent_withdrawn,
                sent_cancelled = excluded.sent_cancelled, or_here = excluded.or_here, changed_at = excluded.changed_at, heard_at = excluded.heard_at
            where known.version < excluded.version""";

    private static final String OF_ORDERS = """
            select consignment_id, order_id, version, channel, location, method, status, changed_at,
                line_id, sku, quantity, handed_over, not_found, withdrawn, cancelled, pickup_location, sent_lost,
                sent_withdrawn, sent_cancelled, or_here
            from consignment_course where order_id = any($1::uuid[]) order by order_id, consignment_id, line_id""";

    private record Told(ConsignmentCourse of, Consigned.Line line) {}

    /** Writes what is newer than what is known. */
    public Uni<Void> keep(Transaction tx, Collection<ConsignmentCourse> told, Instant now) {
        List<Told> rows = told.stream()
                .flatMap(one -> one.told().lines().stream().map(line -> new Told(one, line)))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                KEEP,
                                ids(rows, row -> row.of.told().consignmentId()),
                                ids(rows, row -> row.line.lineId()),
                                ids(rows, row -> row.of.told().orderId()),
                                numbers(rows, row -> row.of.told().version()),
                                texts(rows, row -> row.of.told().channel()),
                                texts(rows, row -> row.of.told().location().number()),
                                texts(rows, row -> row.of.told().method().name()),
                                texts(rows, row -> row.of.status()),
                                texts(rows, row -> row.line.sku().code()),
                                numbers(rows, row -> row.of.quantities().get(row.line.lineId())),
                                numbers(rows, row -> row.line.handedOver()),
                                numbers(rows, row -> row.line.notFound()),
                                numbers(rows, row -> row.line.withdrawn()),
                                numbers(rows, row -> row.line.cancelled()),
                                texts(rows, row -> row.of
                                        .told()
                                        .pickupLocation()
                                        .map(Gln::number)
                                        .orElse(null)),
                                numbers(rows, row -> row.line.sent().lost()),
                                numbers(rows, row -> row.line.sent().withdrawn()),
                                numbers(rows, row -> row.line.sent().cancelled()),
                                rows.stream()
                                        .map(row -> toDatabase(row.of.told().at()))
                                        .toArray(OffsetDateTime[]::new),
                                toDatabase(now),
                                rows.stream().map(row -> row.of.told().orHere()).toArray(Boolean[]::new))
                        .replaceWithVoid();
    }

    /** Those of these orders, by order. */
    public Uni<Map<UUID, List<ConsignmentCourse>>> ofOrders(Transaction tx, Collection<UUID> orders) {
        return tx.sql(OF_ORDERS, (Object) orders.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, List<Row>> byConsignment = new LinkedHashMap<>();
            rows.forEach(row -> byConsignment
                    .computeIfAbsent(row.getUUID(0), id -> new ArrayList<>())
                    .add(row));
            Map<UUID, List<ConsignmentCourse>> byOrder = new HashMap<>();
            byConsignment.values().forEach(lines -> byOrder.computeIfAbsent(
                            lines.getFirst().getUUID(1), id -> new ArrayList<>())
                    .add(read(lines)));
            return byOrder;
        });
    }

    private static ConsignmentCourse read(List<Row> lines) {
        Row head = lines.getFirst();
        Map<UUID, Long> quantities = new HashMap<>();
        lines.forEach(row -> quantities.put(row.getUUID(8), row.getLong(10)));
        return new ConsignmentCourse(
                new Consigned(
                        head.getUUID(0),
                        head.getUUID(1),
                        head.getLong(2),
                        head.getString(3),
                        new Gln(head.getString(4)),
                        Optional.ofNullable(head.getString(15)).map(Gln::new),
                        RequestedLine.Method.valueOf(head.getString(5)),
                        lines.stream().map(ConsignmentCourseStore::line).toList(),
                        fromDatabase(head.getOffsetDateTime(7)),
                        head.getBoolean(19)),
                head.getString(6),
                quantities);
    }

    private static Consigned.Line line(Row row) {
        return new Consigned.Line(
                row.getUUID(8),
                new Sku(row.getString(9)),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                new Consigned.Sent(row.getLong(16), row.getLong(17), row.getLong(18)));
    }

    private static UUID[] ids(List<Told> rows, Function<Told, UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Told> rows, Function<Told, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static Long[] numbers(List<Told> rows, ToLongFunction<Told> number) {
        return rows.stream().mapToLong(number).boxed().toArray(Long[]::new);
    }
}
