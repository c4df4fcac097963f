package org.unisson.order.payment.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.payment.domain.CardToken;
import org.unisson.order.payment.sandbox.SandboxCharge.Status;

/** The sandbox's own tables. */
@Singleton
class SandboxBook {

    private static final String OPEN = """
            insert into sandbox_charge (reference, order_ref, token, minor, currency, status, made_at)
            values ($1, $2, $3, $4, $5, 'NEW', $6) on conflict (reference) do nothing""";

    private static final String FIND = """
            select token, minor, currency, status, turns_at, turns_into
            from sandbox_charge where reference = $1 for update""";

    private static final String BECOME =
            "update sandbox_charge set status = $2, turns_at = $3, turns_into = $4 where reference = $1";

    private static final String ENTER = """
            insert into sandbox_entry (reference, charge, kind, minor, made_at)
            values ($1, $2, $3, $4, $5) on conflict (reference) do nothing""";

    private static final String REFUNDABLE = """
            select coalesce(sum(case kind when 'CAPTURE' then minor when 'REFUND' then -minor else 0 end), 0)::bigint
            from sandbox_entry where charge = $1 and reference <> $2""";

    private final Clock clock;

    SandboxBook(Clock clock) {
        this.clock = clock;
    }

    /** The page of that reference, a new one where there is none; locked. @param orderId null: not told */
    Uni<SandboxCharge> open(Transaction tx, UUID reference, UUID orderId, Money amount, CardToken token) {
        return tx.sql(
                        OPEN,
                        reference.toString(),
                        orderId == null ? "" : orderId.toString(),
                        token.secret(),
                        amount.minor(),
                        amount.currency(),
                        Times.toDatabase(clock.instant()))
                .chain(() -> find(tx, reference));
    }

    /** The page of that reference, locked; null where there is none. */
    Uni<SandboxCharge> find(Transaction tx, UUID reference) {
        return tx.sql(FIND, reference.toString())
                .map(rows -> rows.size() == 0
                        ? null
                        : charge(reference, rows.iterator().next()));
    }

    Uni<Void> become(Transaction tx, SandboxCharge charge) {
        return tx.sql(
                        BECOME,
                        charge.reference().toString(),
                        charge.status().name(),
                        Times.toDatabase(charge.turnsAt()),
                        charge.turnsInto() == null ? null : charge.turnsInto().name())
                .replaceWithVoid();
    }

    /** Notes a movement; the same reference again is the same movement. */
    Uni<Void> enter(Transaction tx, String entry, UUID reference, String kind, long minor) {
        return tx.sql(ENTER, entry, reference.toString(), kind, minor, Times.toDatabase(clock.instant()))
                .replaceWithVoid();
    }

    /** What is captured and not given back, leaving out that refund. */
    Uni<Long> refundable(Transaction tx, UUID reference, String refund) {
        return tx.sql(REFUNDABLE, reference.toString(), refund)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static SandboxCharge charge(UUID reference, Row row) {
        String turnsInto = row.getString(5);
        return new SandboxCharge(
                reference,
                new CardToken(row.getString(0)),
                new Money(row.getLong(1), row.getString(2)),
                Status.valueOf(row.getString(3)),
                Times.fromDatabase(row.getOffsetDateTime(4)),
                turnsInto == null ? null : Status.valueOf(turnsInto));
    }
}
