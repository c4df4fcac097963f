package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.returns.application.CardRefund;
import org.unisson.order.returns.application.CardRefunds;
import org.unisson.order.returns.application.PurchaseReturn;

/** Card refunds in PostgreSQL. */
@ApplicationScoped
class CardRefundTable implements CardRefunds {

    // One payment per order; where there is none, the card was not charged by us.
    private static final String OWE = """
            insert into card_refund (refund_id, return_id, order_id, payment, amount, currency, due_at)
            select refund_id, $1, owed.order_id, payment.reference, amount, $2, $3
            from unnest($4::uuid[], $5::bigint[], $6::uuid[]) as owed (refund_id, amount, order_id)
            join payment on payment.order_id = owed.order_id""";

    private static final String TAKE = """
            update card_refund set attempts = attempts + 1, due_at = $3
            where refund_id in (
                select refund_id from card_refund owed
                where done_at is null and refused_at is null and due_at <= $1
                  and exists (select from payment where reference = owed.payment and status = 'CAPTURED')
                order by due_at limit $2 for update skip locked)
            returning refund_id, payment, amount, currency, attempts""";

    @Override
    public Uni<Void> owe(Transaction tx, PurchaseReturn made) {
        List<PurchaseReturn.Refund> owed = made.refunds().stream()
                .filter(refund -> refund.kind().equals(PurchaseTender.CARD) && refund.order() != null)
                .toList();
        if (owed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        OWE,
                        made.returnId(),
                        made.total().currency(),
                        Times.toDatabase(made.recordedAt()),
                        owed.stream().map(refund -> Ids.next()).toArray(UUID[]::new),
                        owed.stream().map(refund -> refund.amount().minor()).toArray(Long[]::new),
                        owed.stream().map(PurchaseReturn.Refund::order).toArray(UUID[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> owe(Transaction tx, Owed owed) {
        return tx.sql(
                        OWE,
                        owed.returnId(),
                        owed.amount().currency(),
                        Times.toDatabase(owed.at()),
                        new UUID[] {owed.refundId()},
                        new Long[] {owed.amount().minor()},
                        new UUID[] {owed.orderId()})
                .replaceWithVoid();
    }

    @Override
    public Uni<List<CardRefund>> take(Transaction tx, int atMost, Instant now, Duration lease) {
        return tx.sql(TAKE, Times.toDatabase(now), atMost, Times.toDatabase(now.plus(lease)))
                .map(rows -> {
                    List<CardRefund> due = new ArrayList<>();
                    rows.forEach(row -> due.add(new CardRefund(
                            row.getUUID("refund_id"),
                            row.getUUID("payment"),
                            new Money(row.getLong("amount"), row.getString("currency")),
                            row.getInteger("attempts"))));
                    return due;
                });
    }

    @Override
    public Uni<Void> refused(Transaction tx, UUID refundId, String reason, Instant now) {
        return tx.sql(
                        "update card_refund set refused_at = $3, last_error = left($2, 1000)"
                                + " where refund_id = $1 and done_at is null and refused_at is null",
                        refundId,
                        reason,
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> done(Transaction tx, UUID refundId, Instant now) {
        return tx.sql(
                        "update card_refund set done_at = $2, last_error = null, refused_at = null where refund_id = $1",
                        refundId,
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> later(Transaction tx, UUID refundId, String cause, Instant at) {
        return tx.sql(
                        "update card_refund set last_error = $2, due_at = $3 where refund_id = $1 and done_at is null"
                                + " and refused_at is null",
                        refundId,
                        cause,
                        Times.toDatabase(at))
                .replaceWithVoid();
    }
}
