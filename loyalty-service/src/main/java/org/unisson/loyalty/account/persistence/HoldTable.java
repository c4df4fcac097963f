package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.Hold;
import org.unisson.loyalty.account.domain.Hold.Decision;

/** The table {@code hold}. */
@Singleton
class HoldTable {

    static final String COLUMNS =
            "order_id, event_id, account_id, points, currency, value, balance, refusal, decided_at, state, refunded";

    private static final String LOCK =
            "select " + COLUMNS + " from hold where order_id = any($1::uuid[]) order by order_id for update";

    private static final String SAVE = "insert into hold as known (" + COLUMNS + ") " + """
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[],
                                 $7::bigint[], $8::text[], $9::timestamptz[], $10::text[], $11::bigint[])
            on conflict (order_id) do update set state = excluded.state, refunded = excluded.refunded""";

    Uni<List<Hold>> lock(Transaction tx, Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.sql(LOCK, (Object) Columns.uuids(orders)).map(rows -> {
            List<Hold> holds = new ArrayList<>();
            for (Row row : rows) {
                holds.add(Hold.restore(decision(row), Hold.State.valueOf(row.getString(9)), row.getLong(10)));
            }
            return holds;
        });
    }

    Uni<Void> save(Transaction tx, List<Hold> holds) {
        if (holds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Decision> decisions = holds.stream().map(Hold::decision).toList();
        return tx.sql(
                        SAVE,
                        Columns.uuids(decisions, Decision::orderId),
                        Columns.uuids(decisions, Decision::eventId),
                        Columns.uuids(decisions, Decision::accountId),
                        Columns.longs(decisions, Decision::points),
                        Columns.texts(
                                decisions,
                                decision -> decision.value() == null
                                        ? null
                                        : decision.value().currency()),
                        Columns.longs(
                                decisions,
                                decision -> decision.value() == null
                                        ? 0
                                        : decision.value().minor()),
                        Columns.longs(decisions, Decision::balance),
                        Columns.texts(
                                decisions,
                                decision -> decision.refusal() == null
                                        ? null
                                        : decision.refusal().name()),
                        Columns.times(decisions, Decision::decidedAt),
                        Columns.texts(holds, hold -> hold.state().name()),
                        Columns.longs(holds, Hold::refunded))
                .replaceWithVoid();
    }

    static Decision decision(Row row) {
        return new Decision(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                row.getLong(3),
                row.getString(4) == null ? null : new Money(row.getLong(5), row.getString(4)),
                row.getLong(6),
                row.getString(7) == null ? null : Hold.Refusal.valueOf(row.getString(7)),
                Times.fromDatabase(row.getOffsetDateTime(8)));
    }
}
