package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.CardRefundSettlement;
import org.unisson.order.returns.application.OwedRefund;
import org.unisson.order.returns.application.OwedRefund.Status;
import org.unisson.order.returns.application.OwedRefunds;
import org.unisson.order.returns.application.RefusedRefunds;

/** Card refunds as they are shown, and as people settle them. */
@ApplicationScoped
class OwedRefundReading implements OwedRefunds, RefusedRefunds {

    private static final String STATE = """
            case when settlement.at is not null then 'SETTLED' when done_at is not null then 'PAID'
                 when refused_at is not null then 'REFUSED' else 'OWED' end""";
    private static final String REFUND = """
            select refund_id, return_id, owed.order_id, owed.amount, owed.currency, done_at, attempts, last_error, due_at,
                   refused_at, settlement.reference, settlement.settled_by, settlement.at as settled_at,
                   purchase.customer, purchase_id, %s as state
            from card_refund owed join purchase_return using (return_id) join purchase using (purchase_id)
            left join card_refund_settlement settlement using (refund_id)\s""".formatted(STATE);
    private static final String OF_ORDER = REFUND + "where owed.order_id = $1 order by refund_id";
    private static final String OWED = REFUND + """
            where done_at is null and %s = any($1) and attempts >= $2 and refund_id > $3 order by refund_id limit $4""".formatted(STATE);
    private static final String HOLD = "select 1 from card_refund where refund_id = $1 for update";
    private static final String HELD = REFUND + "where refund_id = $1";
    private static final String SETTLE =
            "insert into card_refund_settlement (refund_id, reference, settled_by, at) values ($1, $2, $3, $4)";

    @Override
    public Uni<List<OwedRefund>> of(Transaction tx, UUID orderId) {
        return tx.sql(OF_ORDER, orderId).map(OwedRefundReading::all);
    }

    @Override
    public Uni<List<OwedRefund>> owed(Transaction tx, Set<Status> states, int attempts, UUID after, int atMost) {
        return tx.sql(OWED, states.stream().map(Status::name).toArray(String[]::new), attempts, after, atMost)
                .map(OwedRefundReading::all);
    }

    // Locked first and read then: of two at once the second sees what the first has written.
    @Override
    public Uni<Optional<Held>> hold(Transaction tx, UUID refundId) {
        return tx.sql(HOLD, refundId).chain(() -> tx.sql(HELD, refundId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .findFirst()
                .map(row -> new Held(one(row), row.getUUID("purchase_id"))));
    }

    @Override
    public Uni<Void> settle(Transaction tx, UUID refundId, CardRefundSettlement settlement) {
        return tx.sql(SETTLE, refundId, settlement.reference(), settlement.by(), Times.toDatabase(settlement.at()))
                .replaceWithVoid();
    }

    private static List<OwedRefund> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OwedRefundReading::one)
                .toList();
    }

    private static OwedRefund one(Row row) {
        Status status = Status.valueOf(row.getString("state"));
        return new OwedRefund(
                row.getUUID("refund_id"),
                row.getUUID("return_id"),
                row.getUUID("order_id"),
                new Money(row.getLong("amount"), row.getString("currency")),
                status,
                Times.fromDatabase(row.getOffsetDateTime("done_at")),
                row.getInteger("attempts"),
                row.getString("last_error"),
                status == Status.OWED ? Times.fromDatabase(row.getOffsetDateTime("due_at")) : null,
                Times.fromDatabase(row.getOffsetDateTime("refused_at")),
                settlement(row),
                row.getUUID("customer"));
    }

    private static CardRefundSettlement settlement(Row row) {
        return row.getString("reference") == null
                ? null
                : new CardRefundSettlement(
                        row.getString("reference"),
                        row.getString("settled_by"),
                        Times.fromDatabase(row.getOffsetDateTime("settled_at")));
    }
}
