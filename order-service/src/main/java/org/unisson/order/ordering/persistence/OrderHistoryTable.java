package org.unisson.order.ordering.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.application.OrderHistory;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;

/** Versions of orders: what was asked for is written down with the first change, before it. */
@ApplicationScoped
class OrderHistoryTable implements OrderHistory {

    private static final String FIRST = """
            insert into order_version (order_id, number, what, lines, at)
            values ($1, 1, 'PLACED', ($2::text)::jsonb, $3) on conflict do nothing""";
    // Numbered under the order's lock. What was asked for so far is kept with each change.
    private static final String ADD = """
            insert into order_version (order_id, number, what, line_id, quantity, lines, given_by, at)
            select $1, max(number) + 1, $2, $3, $4, ($5::text)::jsonb, $6, $7 from order_version where order_id = $1""";
    // An address is another row of its own table, which can be forgotten: here only that it changed.
    private static final String OF = """
            select what, line_id, quantity, lines::text as lines, given_by, at from (
                select what, line_id, quantity, lines, given_by, at, number as place from order_version where order_id = $1
                union all
                select 'ADDRESS_CHANGED', null, null, null, given_by, given_at, 0
                from order_address where order_id = $1 and version > 1) version
            order by what = 'PLACED' desc, at, place""";

    private static final Set<What> CHANGES_LINES = EnumSet.of(What.FULFILMENT_CHANGED, What.GIFT_NOT_GIVEN);

    private final OrderColumns columns;

    OrderHistoryTable(OrderColumns columns) {
        this.columns = columns;
    }

    @Override
    public Uni<Void> add(Transaction tx, Order before, Change change) {
        String lines = columns.lines(before.lines());
        return tx.sql(FIRST, before.orderId(), lines, Times.toDatabase(before.placedAt()))
                .chain(() -> tx.sql(
                        ADD,
                        before.orderId(),
                        change.what().name(),
                        change.lineId(),
                        change.quantity(),
                        lines,
                        change.by(),
                        Times.toDatabase(change.at())))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Version>> of(Transaction tx, Order order) {
        return tx.sql(OF, order.orderId()).map(rows -> versions(rows, order));
    }

    /** A row holds what was before its change; so what was after it stands in the next one, and in the order itself. */
    private List<Version> versions(RowSet<Row> rows, Order order) {
        List<Row> all = new ArrayList<>();
        rows.forEach(all::add);
        List<Version> versions = new ArrayList<>();
        if (all.isEmpty() || !all.getFirst().getString("what").equals(What.PLACED.name())) {
            versions.add(new Version(1, What.PLACED, null, null, null, order.placedAt(), placed(all, order)));
        }
        for (int index = 0; index < all.size(); index++) {
            Row row = all.get(index);
            What what = What.valueOf(row.getString("what"));
            versions.add(new Version(
                    versions.size() + 1,
                    what,
                    row.getUUID("line_id"),
                    row.getLong("quantity"),
                    row.getString("given_by"),
                    Times.fromDatabase(row.getOffsetDateTime("at")),
                    what == What.PLACED
                            ? columns.lines(row.getString("lines"))
                            : CHANGES_LINES.contains(what) ? after(all, index, order) : null));
        }
        return versions;
    }

    private List<OrderLine> placed(List<Row> all, Order order) {
        return after(all, -1, order);
    }

    private List<OrderLine> after(List<Row> all, int index, Order order) {
        return all.stream()
                .skip(index + 1L)
                .filter(row -> row.getString("lines") != null)
                .findFirst()
                .map(row -> columns.lines(row.getString("lines")))
                .orElse(order.lines());
    }
}
