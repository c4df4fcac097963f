package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.ReturnPolicies;
import org.unisson.order.returns.domain.ReturnPolicy;
import org.unisson.order.returns.domain.ReturnPolicy.WithoutReceipt;

/** Policies of returns in PostgreSQL. */
@ApplicationScoped
class ReturnPolicyTable implements ReturnPolicies {

    private static final String OF = """
            select channel, within_days, at_most, currency, per_customer_days, tender
            from return_policy where channel = $1""";

    private static final String PUT = """
            insert into return_policy (channel, within_days, at_most, currency, per_customer_days, tender, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (channel) do update set within_days = excluded.within_days, at_most = excluded.at_most,
                currency = excluded.currency, per_customer_days = excluded.per_customer_days,
                tender = excluded.tender, changed_at = excluded.changed_at""";

    private static final String TERMS = """
            select channel, policy.within_days, policy.at_most, policy.currency, policy.per_customer_days, policy.tender,
                   greatest(purchased_at, (select max(occurred_at) from sales_entry entry
                                           where entry.purchase_id = purchase.purchase_id and kind = 'HANDOVER')) as begin
            from purchase left join return_policy policy using (channel) where purchase_id = $1""";

    @Override
    public Uni<ReturnPolicy> of(Transaction tx, String channel) {
        return tx.sql(OF, channel).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(ReturnPolicyTable::policy)
                .orElseGet(() -> ReturnPolicy.none(channel)));
    }

    @Override
    public Uni<Void> put(Transaction tx, ReturnPolicy policy, Instant now) {
        WithoutReceipt terms = policy.withoutReceipt();
        return tx.sql(
                        PUT,
                        policy.channel(),
                        policy.withinDays(),
                        terms == null ? null : terms.atMost().minor(),
                        terms == null ? null : terms.atMost().currency(),
                        terms == null ? null : terms.perCustomerDays(),
                        terms == null ? null : terms.tender(),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Terms> terms(Transaction tx, UUID purchaseId) {
        return tx.sql(TERMS, purchaseId).map(rows -> {
            Row row = rows.iterator().next();
            return new Terms(policy(row), Times.fromDatabase(row.getOffsetDateTime("begin")));
        });
    }

    @Override
    public Uni<Void> allowed(Transaction tx, UUID returnId, String because) {
        return tx.sql("update purchase_return set allowed_because = $2 where return_id = $1", returnId, because)
                .replaceWithVoid();
    }

    private static ReturnPolicy policy(Row row) {
        Long atMost = row.getLong("at_most");
        return new ReturnPolicy(
                row.getString("channel"),
                row.getInteger("within_days"),
                atMost == null
                        ? null
                        : new WithoutReceipt(
                                new Money(atMost, row.getString("currency")),
                                row.getInteger("per_customer_days"),
                                row.getString("tender")));
    }
}
