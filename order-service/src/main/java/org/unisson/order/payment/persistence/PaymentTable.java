package org.unisson.order.payment.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.payment.application.Payments;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.payment.domain.Payment;
import org.unisson.order.payment.domain.PaymentStatus;

/** Payments, one row per order that offers a card. Rows are reached only under the lock of their order, or by lease. */
@ApplicationScoped
class PaymentTable implements Payments {

    private static final String PLAN = """
            insert into payment (reference, order_id, token, minor, currency, status, changed_at)
            values ($1, $2, $3, $4, $5, 'PLANNED', $6)""";

    private static final String REQUEST = """
            update payment set status = 'REQUESTED', minor = asked.minor, due_at = $3, changed_at = $3, attempts = 0
            from unnest($1::uuid[], $2::bigint[]) as asked (order_id, minor)
            where payment.order_id = asked.order_id and payment.status = 'PLANNED'""";

    private static final String CHARGE = """
            update payment set status = 'CAPTURE_DUE', token = null, charge = paid.charge, due_at = $3, changed_at = $3,
                attempts = 0, last_error = null
            from unnest($1::uuid[], $2::text[]) as paid (order_id, charge)
            where payment.order_id = paid.order_id and payment.status in ('REQUESTED', 'CHALLENGED')""";

    private static final String CHALLENGED = """
            update payment set status = 'CHALLENGED', token = null, due_at = $2, changed_at = $2, attempts = 0
            where order_id = any($1) and status = 'REQUESTED'""";

    private static final String DECLINED = """
            update payment set status = 'DECLINED', token = null, due_at = null, changed_at = $2
            where order_id = any($1) and status in ('REQUESTED', 'CHALLENGED')""";

    private static final String SPARE = """
            update payment set status = 'CANCELLED', token = null, changed_at = $2
            where order_id = any($1) and status = 'PLANNED'""";

    // Also what was cancelled before: an approval that comes after that must be voided again.
    private static final String CANCEL = """
            update payment set status = 'CANCEL_DUE', token = null, due_at = $2, changed_at = $2, attempts = 0
            where order_id = any($1) and status in ('REQUESTED', 'CHALLENGED', 'DECLINED', 'CANCEL_DUE', 'CANCELLED')""";

    private static final String TAKE = """
            update payment set attempts = attempts + 1, due_at = $3 where reference in (
                select reference from payment where due_at <= $1 order by due_at limit $2 for update skip locked)
            returning reference, order_id, token, minor, currency, status, attempts""";

    private static final String DONE = """
            update payment set due_at = null, changed_at = $3, last_error = null,
                status = case status when 'CAPTURE_DUE' then 'CAPTURED' when 'CANCEL_DUE' then 'CANCELLED' else status end
            where reference = $1 and status = $2""";

    // Counted as an attempt: whoever holds the lease does not put off what was told meanwhile.
    private static final String NOTIFIED = """
            update payment set due_at = $3, attempts = attempts + 1,
                status = case when status in ('DECLINED', 'CANCELLED') then 'CANCEL_DUE' else status end
            where reference = $1
              and (status in ('REQUESTED', 'CHALLENGED') or $2 and status in ('DECLINED', 'CANCELLED'))""";

    private static final String LATER = """
            update payment set due_at = $3, last_error = left($5, 1000)
            where reference = $1 and status = $2 and attempts = $4""";

    @Override
    public Uni<Void> plan(Transaction tx, UUID reference, UUID orderId, CardToken token, Money atMost, Instant now) {
        return tx.sql(
                        PLAN,
                        reference,
                        orderId,
                        token.secret(),
                        atMost.minor(),
                        atMost.currency(),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> request(Transaction tx, Map<UUID, Money> amounts, Instant now) {
        Map<UUID, Money> sorted = new TreeMap<>(amounts);
        return tx.sql(
                        REQUEST,
                        sorted.keySet().toArray(UUID[]::new),
                        sorted.values().stream().map(Money::minor).toArray(Long[]::new),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> charge(Transaction tx, Map<UUID, String> charges, Instant now) {
        Map<UUID, String> sorted = new TreeMap<>(charges);
        return tx.sql(
                        CHARGE,
                        sorted.keySet().toArray(UUID[]::new),
                        sorted.values().toArray(String[]::new),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> challenged(Transaction tx, Collection<UUID> orderIds, Instant now) {
        return tx.sql(CHALLENGED, orderIds.toArray(UUID[]::new), Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> notified(Transaction tx, UUID reference, boolean approved, Instant now) {
        return tx.sql(NOTIFIED, reference, approved, Times.toDatabase(now)).replaceWithVoid();
    }

    @Override
    public Uni<Void> declined(Transaction tx, Collection<UUID> orderIds, Instant now) {
        return tx.sql(DECLINED, orderIds.toArray(UUID[]::new), Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> spare(Transaction tx, Collection<UUID> orderIds, Instant now) {
        return tx.sql(SPARE, orderIds.toArray(UUID[]::new), Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> cancel(Transaction tx, Collection<UUID> orderIds, Instant now) {
        return tx.sql(CANCEL, orderIds.toArray(UUID[]::new), Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Payment>> take(Transaction tx, int atMost, Instant now, Duration lease) {
        return tx.sql(TAKE, Times.toDatabase(now), atMost, Times.toDatabase(now.plus(lease)))
                .map(rows -> {
                    List<Payment> taken = new ArrayList<>();
                    rows.forEach(row -> taken.add(payment(row)));
                    return taken;
                });
    }

    @Override
    public Uni<Void> done(Transaction tx, Payment taken, Instant now) {
        return tx.sql(DONE, taken.reference(), taken.status().name(), Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> later(Transaction tx, Payment taken, String cause, Instant at) {
        return tx.sql(LATER, taken.reference(), taken.status().name(), Times.toDatabase(at), taken.attempts(), cause)
                .replaceWithVoid();
    }

    private static Payment payment(Row row) {
        return new Payment(
                row.getUUID(0),
                row.getUUID(1),
                CardToken.orNull(row.getString(2)),
                new Money(row.getLong(3), row.getString(4)),
                PaymentStatus.valueOf(row.getString(5)),
                row.getInteger(6));
    }
}
