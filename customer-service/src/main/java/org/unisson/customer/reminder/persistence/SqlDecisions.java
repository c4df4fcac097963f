package org.unisson.customer.reminder.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.reminder.application.Decision;
import org.unisson.customer.reminder.application.Decisions;
import org.unisson.customer.reminder.application.Scheduled;
import org.unisson.customer.reminder.domain.AbandonedCart;
import org.unisson.customer.reminder.domain.Feeds;

/** Contact decisions in PostgreSQL. */
@ApplicationScoped
class SqlDecisions implements Decisions {

    private static final String SCHEDULE = """
            insert into reminder_decision (decision_id, cart_id, cart_version, customer_id, skus, last_touched_at,
                abandoned_at, due_at, correlation_id, causation_id, trace_parent)
            select decision_id, cart_id, cart_version, customer_id, string_to_array(skus, ' '), last_touched_at,
                abandoned_at, due_at, correlation_id, causation_id, trace_parent
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::timestamptz[],
                $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[], $11::text[])
                as news (decision_id, cart_id, cart_version, customer_id, skus, last_touched_at, abandoned_at, due_at,
                    correlation_id, causation_id, trace_parent)
            on conflict (cart_id, cart_version) do nothing""";

    private static final String CLAIM = """
            select d.decision_id from reminder_decision d
            where d.decided_at is null and d.due_at <= $1 and not exists (
                select 1 from reminder_decision earlier
                where earlier.cart_id = d.cart_id and earlier.cart_version < d.cart_version
                and earlier.decided_at is null)
            order by d.due_at limit $2 for update of d skip locked""";

    private static final String FACTS = """
            select d.*, p.reference as purchase_id, p.channel, p.occurred_at as purchased_at, c.order_id,
                late.consignment_id as late_id, late.order_id as late_order, late.promised_by,
                is_reachable(d.customer_id, 'MARKETING') as consented,
                exists (select 1 from reminder_decision later
                    where later.cart_id = d.cart_id and later.cart_version > d.cart_version) as again
            from reminder_decision d
            left join lateral (
                select e.reference, e.channel, e.occurred_at from timeline_entry e
                where e.customer_id in (select m.customer_id from members_of(d.customer_id) m)
                and e.kind = 'PURCHASE' and e.occurred_at >= d.last_touched_at
                and e.skus && (d.skus || array(
                    select same.sku from product_variant v join product_variant same using (product_id)
                    where v.sku = any(d.skus)))
                order by e.occurred_at, e.id limit 1) p on true
            left join closed_cart c on c.cart_id = d.cart_id
            left join lateral (
                select it.consignment_id, it.order_id, it.promised_by from consignment it
                where it.customer_id in (select m.customer_id from members_of(d.customer_id) m)
                and it.broken_at is not null
                and it.status not in ('DELIVERED', 'COLLECTED', 'CLOSED')
                order by it.broken_at, it.consignment_id limit 1) late on true
            where d.decision_id = any($1::uuid[]) and d.decided_at is null
            order by d.due_at""";

    private static final String RECORD = """
            update reminder_decision d set outcome = news.outcome, reason = news.reason,
                explanation = news.explanation, evidence = news.evidence, feed_as_of = news.feed_as_of,
                decided_at = news.decided_at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                $7::timestamptz[])
                as news (decision_id, outcome, reason, explanation, evidence, feed_as_of, decided_at)
            where d.decision_id = news.decision_id""";

    private static final String SINCE = """
            select * from reminder_decision where decided_at >= $1 and decision_id > $2
            order by decision_id limit $3""";

    private static final String TAKEN = """
            select * from reminder_decision
            where decided_at is not null and %s and decision_id < $2
            order by decision_id desc limit $3""";

    private static final String TAKEN_ON_CUSTOMER =
            TAKEN.formatted("customer_id in (select m.customer_id from members_of($1) m)");
    private static final String TAKEN_ON_CART = TAKEN.formatted("cart_id = $1");

    @Override
    public Uni<Void> schedule(Transaction tx, List<Scheduled> all) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<AbandonedCart> carts = all.stream().map(Scheduled::cart).toList();
        return tx.sql(
                        SCHEDULE,
                        uuids(carts, AbandonedCart::decisionId),
                        uuids(carts, AbandonedCart::cartId),
                        carts.stream().map(AbandonedCart::version).toArray(Long[]::new),
                        uuids(carts, AbandonedCart::customerId),
                        texts(carts, cart -> String.join(" ", cart.skus())),
                        times(carts, AbandonedCart::lastTouchedAt),
                        times(carts, AbandonedCart::abandonedAt),
                        times(carts, AbandonedCart::dueAt),
                        texts(all, one -> one.cause().correlationId()),
                        texts(all, one -> one.cause().causationId()),
                        texts(all, one -> one.cause().traceParent()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<UUID>> claimDue(Transaction tx, Instant now, int limit) {
        return tx.sql(CLAIM, Times.toDatabase(now), limit).map(rows -> all(rows, row -> row.getUUID(0)));
    }

    @Override
    public Uni<List<Pending>> facts(Transaction tx, List<UUID> ids, Feeds feeds) {
        return tx.sql(FACTS, (Object) ids.toArray(UUID[]::new))
                .map(rows -> all(rows, row -> new Pending(DecisionRows.facts(row, feeds), DecisionRows.cause(row))));
    }

    @Override
    public Uni<Void> record(Transaction tx, List<Decision> decisions) {
        return tx.sql(
                        RECORD,
                        uuids(decisions, Decision::decisionId),
                        texts(decisions, Decision::outcome),
                        texts(decisions, Decision::reason),
                        texts(decisions, Decision::explanation),
                        texts(decisions, Decision::evidence),
                        times(decisions, Decision::feedAsOf),
                        times(decisions, Decision::decidedAt))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Recorded>> takenSince(Transaction tx, Instant since, UUID after, int limit) {
        return tx.sql(SINCE, Times.toDatabase(since), after, limit)
                .map(rows -> all(rows, row -> new Recorded(DecisionRows.decision(row), DecisionRows.cause(row))));
    }

    @Override
    public Uni<List<Decision>> taken(Transaction tx, UUID customerId, UUID cartId, UUID before, int limit) {
        return (customerId == null
                        ? tx.sql(TAKEN_ON_CART, cartId, before, limit)
                        : tx.sql(TAKEN_ON_CUSTOMER, customerId, before, limit))
                .map(rows -> all(rows, DecisionRows::decision));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> reader) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(reader.apply(row)));
        return all;
    }

    private static <T> UUID[] uuids(List<T> all, Function<T, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> all, Function<T, Instant> time) {
        return all.stream().map(time).map(Times::toDatabase).toArray(OffsetDateTime[]::new);
    }
}
