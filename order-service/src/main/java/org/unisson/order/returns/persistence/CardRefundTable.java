package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
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

    private static final String OWE = """
            insert into card_refund (refund_id, return_id, order_id, reference, amount, currency, due_at)
            select refund_id, $1, $2, reference, amount, $3, $4
            from unnest($5::uuid[], $6::text[], $7::bigint[]) as owed (refund_id, reference, amount)""";

    // The next attempt is due after 2, 4, 8 … seconds, at most 5 minutes; that is also the lease of this one.
    private static final String CLAIM = """
            update card_refund set attempts = attempts + 1,
                   due_at = $1::timestamptz + least(interval '1 second' * (2 ^ least(attempts + 1, 9)), interval '5 minutes')
            where refund_id in (select refund_id from card_refund where done_at is null and due_at <= $1
                                order by due_at limit $2 for update skip locked)
            returning refund_id, order_id, reference, amount, currency""";

    private final Clock clock;

    CardRefundTable(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Void> owe(Transaction tx, PurchaseReturn made, UUID orderId) {
        List<PurchaseReturn.Refund> owed = made.refunds().stream()
                .filter(refund -> refund.kind().equals(PurchaseTender.CARD) && refund.reference() != null)
                .toList();
        if (orderId == null || owed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        OWE,
                        made.returnId(),
                        orderId,
                        made.total().currency(),
                        now(),
                        owed.stream().map(refund -> Ids.next()).toArray(UUID[]::new),
                        owed.stream().map(PurchaseReturn.Refund::reference).toArray(String[]::new),
                        owed.stream().map(refund -> refund.amount().minor()).toArray(Long[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<CardRefund>> claimDue(Transaction tx, int atMost) {
        return tx.sql(CLAIM, now(), atMost).map(rows -> {
            List<CardRefund> due = new ArrayList<>();
            rows.forEach(row -> due.add(new CardRefund(
                    row.getUUID("refund_id"),
                    row.getUUID("order_id"),
                    row.getString("reference"),
                    new Money(row.getLong("amount"), row.getString("currency")))));
            return due;
        });
    }

    @Override
    public Uni<Void> done(Transaction tx, UUID refundId) {
        return tx.sql("update card_refund set done_at = $2, last_error = null where refund_id = $1", refundId, now())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> failed(Transaction tx, UUID refundId, String cause) {
        return tx.sql("update card_refund set last_error = $2 where refund_id = $1", refundId, cause)
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return Times.toDatabase(clock.instant());
    }
}
