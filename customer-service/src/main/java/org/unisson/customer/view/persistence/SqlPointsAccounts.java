package org.unisson.customer.view.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.view.application.AccountState;
import org.unisson.customer.view.application.PointsAccounts;
import org.unisson.customer.view.application.PointsView;

/** The projection of loyalty accounts. */
@ApplicationScoped
class SqlPointsAccounts implements PointsAccounts {

    private static final String PUT = """
            insert into points_account (account_id, customer_id, version, balance, held, pending, changed_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
                $7::timestamptz[])
            on conflict (account_id) do update set customer_id = excluded.customer_id, version = excluded.version,
                balance = excluded.balance, held = excluded.held, pending = excluded.pending,
                changed_at = excluded.changed_at
            where points_account.version < excluded.version""";

    private static final String OF = """
            select sum(a.balance)::bigint as balance, sum(a.held)::bigint as held, sum(a.pending)::bigint as pending,
                count(a.account_id) as accounts, max(a.changed_at) as changed_at
            from members_of($1) m join points_account a on a.customer_id = m.customer_id""";

    @Override
    public Uni<Void> put(Transaction tx, Collection<AccountState> states) {
        if (states.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        PUT,
                        states.stream().map(AccountState::accountId).toArray(UUID[]::new),
                        states.stream().map(AccountState::customerId).toArray(UUID[]::new),
                        points(states, AccountState::version),
                        points(states, AccountState::balance),
                        points(states, AccountState::held),
                        points(states, AccountState::pending),
                        states.stream()
                                .map(state -> Times.toDatabase(state.changedAt()))
                                .toArray(OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    private static Long[] points(Collection<AccountState> states, Function<AccountState, Long> points) {
        return states.stream().map(points).toArray(Long[]::new);
    }

    @Override
    public Uni<Optional<PointsView>> of(Transaction tx, UUID customerId) {
        return tx.sql(OF, customerId).map(rows -> {
            Row row = rows.iterator().next();
            return row.getLong("accounts") == 0
                    ? Optional.empty()
                    : Optional.of(new PointsView(
                            row.getLong("balance"),
                            row.getLong("held"),
                            row.getLong("pending"),
                            row.getLong("accounts"),
                            Times.fromDatabase(row.getOffsetDateTime("changed_at"))));
        });
    }
}
