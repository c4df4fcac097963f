package org.unisson.customer.journey.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.customer.journey.application.Sale;
import org.unisson.customer.journey.application.Sales;
import org.unisson.customer.journey.domain.Window;

/** Reads sales from the timeline. */
@ApplicationScoped
class SqlSales implements Sales {

    private static final String FIELDS = """
            s.purchase_id, s.order_id, s.customer_id, s.occurred_at, s.bought_at, s.channel, s.store, s.minor,
                s.currency, l.name, (
                    select max(before.occurred_at) from members_of(s.customer_id) m
                    join timeline_entry before on before.customer_id = m.customer_id
                    where before.kind = 'PURCHASE' and before.occurred_at < s.bought_at) as previous
            """;

    private static final String OF_ONE = "select " + FIELDS + """
            from members_of($1) one
            cross join lateral (
                select * from sale of_one
                where of_one.customer_id = one.customer_id and of_one.occurred_at >= $2 and of_one.occurred_at < $3
                and (of_one.occurred_at, of_one.id) < ($4, $5)
                order by of_one.occurred_at desc, of_one.id desc limit $6) s
            left join location l on l.gln = s.store
            order by s.occurred_at desc, s.id desc limit $6""";

    private static final String IN = "select " + FIELDS + """
            from (
                select * from sale
                where occurred_at >= $1 and occurred_at < $2 and (occurred_at, id) > ($3, $4)
                order by occurred_at, id limit $5) s
            left join location l on l.gln = s.store
            order by s.occurred_at, s.id""";

    // An order that is no purchase yet is told by its placing.
    private static final String NAMED = "select " + FIELDS + """
            from (
                (select * from sale where id = 'PURCHASE/' || $1::text)
                union all
                (select of_order.* from sale_order o join sale of_order on of_order.id = 'PURCHASE/' || o.purchase_id
                 where o.order_id = $1::uuid)
                union all
                (select id, null, reference::uuid, customer_id, occurred_at, occurred_at, channel, store, null, null
                 from timeline_entry where id = 'ORDER_PLACED/' || $1::text and customer_id is not null)) s
            left join location l on l.gln = s.store
            order by s.purchase_id is null limit 1""";

    private static final String NOTE = """
            insert into sale_order (purchase_id, order_id) select * from unnest($1::uuid[], $2::uuid[])
            on conflict do nothing""";

    @Override
    public Uni<List<Sale>> of(Transaction tx, UUID customerId, Window window, Instant before, String id, int most) {
        return tx.sql(
                        OF_ONE,
                        customerId,
                        Times.toDatabase(window.from()),
                        Times.toDatabase(window.until()),
                        Times.toDatabase(before),
                        id,
                        most)
                .map(SqlSales::sales);
    }

    @Override
    public Uni<Optional<Sale>> named(Transaction tx, UUID orderOrPurchase) {
        return tx.sql(NAMED, orderOrPurchase.toString())
                .map(rows -> sales(rows).stream().findFirst());
    }

    @Override
    public Uni<List<Sale>> in(Transaction tx, Window window, Instant after, String id, int most) {
        return tx.sql(
                        IN,
                        Times.toDatabase(window.from()),
                        Times.toDatabase(window.until()),
                        Times.toDatabase(after),
                        id,
                        most)
                .map(SqlSales::sales);
    }

    @Override
    public Uni<Void> noteOrders(Transaction tx, Map<UUID, UUID> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // Sorted: two batches that tell the same never lock each other out.
        Map<UUID, UUID> sorted = new TreeMap<>(orders);
        return tx.sql(
                        NOTE,
                        sorted.keySet().toArray(UUID[]::new),
                        sorted.values().toArray(UUID[]::new))
                .replaceWithVoid();
    }

    private static List<Sale> sales(RowSet<Row> rows) {
        List<Sale> sales = new ArrayList<>(rows.size());
        rows.forEach(row -> sales.add(sale(row)));
        return sales;
    }

    private static Sale sale(Row row) {
        String currency = row.getString("currency");
        return new Sale(
                row.getUUID("purchase_id"),
                row.getUUID("order_id"),
                row.getUUID("customer_id"),
                Times.fromDatabase(row.getOffsetDateTime("occurred_at")),
                Times.fromDatabase(row.getOffsetDateTime("bought_at")),
                Times.fromDatabase(row.getOffsetDateTime("previous")),
                row.getString("channel"),
                row.getString("store"),
                row.getString("name"),
                currency == null ? null : new Money(row.getLong("minor"), currency));
    }
}
