package org.unisson.order.claim.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.claim.application.ClaimPolicies;
import org.unisson.order.claim.domain.ClaimPolicy;

/** Policies of claims in PostgreSQL. */
@ApplicationScoped
class ClaimPolicyTable implements ClaimPolicies {

    private static final String OF = """
            select channel, at_most, currency, claims_at_most, within_days, holdout_percent
            from claim_policy where channel = $1""";

    private static final String PUT = """
            insert into claim_policy (channel, at_most, currency, claims_at_most, within_days, holdout_percent, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (channel) do update set at_most = excluded.at_most, currency = excluded.currency,
                claims_at_most = excluded.claims_at_most, within_days = excluded.within_days,
                holdout_percent = excluded.holdout_percent, changed_at = excluded.changed_at""";

    @Override
    public Uni<Optional<ClaimPolicy>> of(Transaction tx, String channel) {
        return tx.sql(OF, channel).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ClaimPolicyTable::policy)
                .findFirst());
    }

    @Override
    public Uni<Void> put(Transaction tx, ClaimPolicy policy, Instant now) {
        return tx.sql(
                        PUT,
                        policy.channel(),
                        policy.atMost().minor(),
                        policy.atMost().currency(),
                        policy.claimsAtMost(),
                        policy.withinDays(),
                        policy.holdoutPercent(),
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    private static ClaimPolicy policy(Row row) {
        return new ClaimPolicy(
                row.getString("channel"),
                new Money(row.getLong("at_most"), row.getString("currency")),
                row.getInteger("claims_at_most"),
                row.getInteger("within_days"),
                row.getInteger("holdout_percent"));
    }
}
