package org.unisson.order.ordering.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.order.ordering.application.Allocations;
import org.unisson.order.ordering.domain.Allocation;
import org.unisson.order.ordering.domain.OrderMessage.StockReserved;

/** Allocations, a row per line and location. */
@ApplicationScoped
class AllocationTable implements Allocations {

    private static final String FORGET = """
            delete from order_allocation held
            using unnest($1::uuid[], $2::bigint[]) as news (order_id, version)
            where held.order_id = news.order_id and held.version < news.version""";

    // Several parts of a line at one location are one allocation.
    private static final String ADD = """
            insert into order_allocation (order_id, version, line_id, sku, location, quantity, promised_by)
            select order_id, version, line_id, sku, location, sum(quantity)::bigint, max(promised_by)
            from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[])
                 as news (order_id, version, line_id, sku, location, quantity, promised_by)
            where not exists (select from order_allocation held where held.order_id = news.order_id)
            group by order_id, version, line_id, sku, location""";

    private static final String OF = """
            select order_id, line_id, sku, location, quantity, promised_by
            from order_allocation where order_id = any($1) order by order_id, line_id, location""";

    @Override
    public Uni<Void> replace(Transaction tx, Map<UUID, StockReserved> byOrder) {
        record Part(UUID orderId, long version, Allocation allocation) {}
        List<Part> parts = new ArrayList<>();
        byOrder.forEach((orderId, reserved) -> reserved.allocations()
                .forEach(allocation -> parts.add(new Part(orderId, reserved.version(), allocation))));
        List<Map.Entry<UUID, StockReserved>> orders = List.copyOf(byOrder.entrySet());
        return tx.sql(
                        FORGET,
                        column(orders, Map.Entry::getKey, UUID[]::new),
                        column(orders, order -> order.getValue().version(), Long[]::new))
                .chain(() -> tx.sql(
                        ADD,
                        column(parts, Part::orderId, UUID[]::new),
                        column(parts, Part::version, Long[]::new),
                        column(parts, part -> part.allocation().lineId(), UUID[]::new),
                        column(parts, part -> part.allocation().sku().code(), String[]::new),
                        column(parts, part -> part.allocation().location().number(), String[]::new),
                        column(parts, part -> part.allocation().quantity(), Long[]::new),
                        column(parts, part -> toDatabase(part.allocation().promisedBy()), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, List<Allocation>>> of(Transaction tx, Collection<UUID> orderIds) {
        return tx.sql(OF, (Object) orderIds.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, List<Allocation>> byOrder = new HashMap<>();
            rows.forEach(row -> byOrder.computeIfAbsent(row.getUUID(0), id -> new ArrayList<>())
                    .add(allocation(row)));
            return byOrder;
        });
    }

    private static Allocation allocation(Row row) {
        return new Allocation(
                row.getUUID(1),
                new Sku(row.getString(2)),
                new Gln(row.getString(3)),
                row.getLong(4),
                fromDatabase(row.getOffsetDateTime(5)));
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
