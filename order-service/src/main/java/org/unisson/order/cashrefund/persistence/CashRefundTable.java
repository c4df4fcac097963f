package org.unisson.order.cashrefund.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.cashrefund.application.CashDue;
import org.unisson.order.cashrefund.application.CashRefund;
import org.unisson.order.cashrefund.application.CashRefund.Status;
import org.unisson.order.cashrefund.application.CashRefunds;

/** Cash refunds in PostgreSQL. */
@ApplicationScoped
class CashRefundTable implements CashRefunds {

    private static final String OWE = """
            insert into cash_refund (refund_id, purchase_id, order_id, amount, currency, reason, since)
            select refund_id, purchase_id, coalesce(due.order_id, purchase.order_id), amount, due.currency, reason, since
            from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::timestamptz[])
                 as due (refund_id, order_id, amount, currency, reason, since)
            join purchase on purchase_id = $1""";
    private static final String OWE_OF_NO_SALE = """
            insert into cash_refund (refund_id, order_id, amount, currency, reason, since)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String REFUND = """
            select refund_id, refund.order_id, refund.purchase_id, refund.amount, refund.currency, refund.reason, since,
                   paid_at, session_id, coalesce(purchase.customer, nosale.customer_id) as customer
            from cash_refund refund
            left join purchase on purchase.purchase_id = refund.purchase_id
            left join orders nosale on nosale.order_id = refund.order_id and refund.purchase_id is null\s""";
    private static final String HOLD = REFUND + "where refund_id = $1 for update of refund";
    private static final String OF_ORDER = REFUND + "where refund.order_id = $1 order by refund_id";
    private static final String DUE = REFUND + "where paid_at is null and refund_id > $1 order by refund_id limit $2";
    private static final String PAID = "update cash_refund set paid_at = $3, session_id = $2 where refund_id = $1";

    @Override
    public Uni<Void> owe(Transaction tx, UUID purchaseId, List<CashDue> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        OWE,
                        purchaseId,
                        due.stream().map(CashDue::refundId).toArray(UUID[]::new),
                        due.stream().map(CashDue::orderId).toArray(UUID[]::new),
                        due.stream().map(one -> one.amount().minor()).toArray(Long[]::new),
                        due.stream().map(one -> one.amount().currency()).toArray(String[]::new),
                        due.stream().map(one -> one.reason().name()).toArray(String[]::new),
                        due.stream().map(one -> Times.toDatabase(one.since())).toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> oweOfNoSale(Transaction tx, CashDue due) {
        return tx.sql(
                        OWE_OF_NO_SALE,
                        due.refundId(),
                        due.orderId(),
                        due.amount().minor(),
                        due.amount().currency(),
                        due.reason().name(),
                        Times.toDatabase(due.since()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<CashRefund>> hold(Transaction tx, UUID refundId) {
        return tx.sql(HOLD, refundId).map(rows -> all(rows).stream().findFirst());
    }

    @Override
    public Uni<Void> paid(Transaction tx, UUID refundId, UUID sessionId, Instant now) {
        return tx.sql(PAID, refundId, sessionId, Times.toDatabase(now)).replaceWithVoid();
    }

    @Override
    public Uni<List<CashRefund>> of(Transaction tx, UUID orderId) {
        return tx.sql(OF_ORDER, orderId).map(CashRefundTable::all);
    }

    @Override
    public Uni<List<CashRefund>> due(Transaction tx, UUID after, int atMost) {
        return tx.sql(DUE, after, atMost).map(CashRefundTable::all);
    }

    private static List<CashRefund> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CashRefundTable::one)
                .toList();
    }

    private static CashRefund one(Row row) {
        Instant paid = Times.fromDatabase(row.getOffsetDateTime("paid_at"));
        return new CashRefund(
                row.getUUID("refund_id"),
                row.getUUID("order_id"),
                row.getUUID("purchase_id"),
                new Money(row.getLong("amount"), row.getString("currency")),
                CashDue.Reason.valueOf(row.getString("reason")),
                paid == null ? Status.DUE : Status.PAID,
                Times.fromDatabase(row.getOffsetDateTime("since")),
                paid,
                row.getUUID("session_id"),
                row.getUUID("customer"));
    }
}
