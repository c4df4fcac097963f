package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.OwedRefund;
import org.unisson.order.returns.application.OwedRefund.Status;
import org.unisson.order.returns.application.OwedRefunds;

/** Card refunds as they are shown. */
@ApplicationScoped
class OwedRefundReading implements OwedRefunds {

    private static final String REFUND = """
            select refund_id, return_id, owed.order_id, owed.amount, owed.currency, done_at, attempts, last_error, due_at,
                   purchase.customer
            from card_refund owed join purchase_return using (return_id) join purchase using (purchase_id)\s""";
    private static final String OF_ORDER = REFUND + "where owed.order_id = $1 order by refund_id";
    private static final String OWED = REFUND + """
            where done_at is null and attempts >= $1 and refund_id > $2 order by refund_id limit $3""";

    @Override
    public Uni<List<OwedRefund>> of(Transaction tx, UUID orderId) {
        return tx.sql(OF_ORDER, orderId).map(OwedRefundReading::all);
    }

    @Override
    public Uni<List<OwedRefund>> owed(Transaction tx, int attempts, UUID after, int atMost) {
        return tx.sql(OWED, attempts, after, atMost).map(OwedRefundReading::all);
    }

    private static List<OwedRefund> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OwedRefundReading::one)
                .toList();
    }

    private static OwedRefund one(Row row) {
        Instant paid = Times.fromDatabase(row.getOffsetDateTime("done_at"));
        return new OwedRefund(
                row.getUUID("refund_id"),
                row.getUUID("return_id"),
                row.getUUID("order_id"),
                new Money(row.getLong("amount"), row.getString("currency")),
                paid == null ? Status.OWED : Status.PAID,
                paid,
                row.getInteger("attempts"),
                row.getString("last_error"),
                paid == null ? Times.fromDatabase(row.getOffsetDateTime("due_at")) : null,
                row.getUUID("customer"));
    }
}
