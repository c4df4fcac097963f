package org.unisson.customer.grant.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.grant.application.Grants;
import org.unisson.customer.grant.domain.Grant;
import org.unisson.customer.grant.domain.Scope;

/** Grants in PostgreSQL. */
@ApplicationScoped
class SqlGrants implements Grants {

    private static final String LOCK =
            "select count(pg_advisory_xact_lock(hashtextextended('partner grant ' || $1::uuid, 0)))";

    private static final String NEWEST = """
            select * from partner_grant where customer_id = $1 and partner = $2 order by version desc limit 1""";

    private static final String OF_PERSON = """
            select distinct on (partner, customer_id) * from partner_grant
            where customer_id in (select customer_id from members_of($1))
            order by partner, customer_id, version desc""";

    private static final String PUT = """
            insert into partner_grant (customer_id, partner, version, scopes, until, said_by, said_at)
            values ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String ACTIONS = """
            select * from partner_action
            where customer_id in (select customer_id from members_of($1)) and action_id < $2
            order by action_id desc limit $3""";

    private static final String ASK = """
            with newest as (
                select distinct on (customer_id) scopes, until from partner_grant
                where customer_id in (select customer_id from members_of($2::uuid)) and partner = $3::text
                order by customer_id, version desc),
            answer as (select exists (select 1 from newest where $4::text = any(scopes) and until > $7::timestamptz) as allowed),
            noted as (
                insert into partner_action
                    (action_id, customer_id, partner, scope, method, path, allowed, asked_at)
                select $1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::text, allowed, $7::timestamptz from answer)
            select allowed from answer""";

    private final Pool database;

    SqlGrants(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Void> lock(Transaction tx, UUID customer) {
        return tx.sql(LOCK, customer).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Grant>> newest(Transaction tx, UUID customer, String partner) {
        return tx.sql(NEWEST, customer, partner)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(grant(rows.iterator().next())));
    }

    @Override
    public Uni<List<Grant>> ofPerson(Transaction tx, UUID customer) {
        return tx.sql(OF_PERSON, customer).map(rows -> {
            List<Grant> grants = new ArrayList<>();
            rows.forEach(row -> grants.add(grant(row)));
            return grants;
        });
    }

    @Override
    public Uni<Void> put(Transaction tx, Grant grant) {
        return tx.sql(
                        PUT,
                        grant.customerId(),
                        grant.partner(),
                        grant.version(),
                        grant.scopes().stream().map(Scope::text).toArray(String[]::new),
                        Times.toDatabase(grant.until()),
                        grant.by(),
                        Times.toDatabase(grant.at()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Action>> actions(Transaction tx, UUID customer, UUID before, int limit) {
        return tx.sql(ACTIONS, customer, before, limit).map(rows -> {
            List<Action> actions = new ArrayList<>();
            rows.forEach(row -> actions.add(new Action(
                    row.getUUID("action_id"),
                    row.getUUID("customer_id"),
                    row.getString("partner"),
                    row.getString("scope"),
                    row.getString("method"),
                    row.getString("path"),
                    row.getBoolean("allowed"),
                    Times.fromDatabase(row.getOffsetDateTime("asked_at")))));
            return actions;
        });
    }

    // Not in the transaction of what was asked for: it is noted that somebody asked, whatever came of it.
    @Override
    public Uni<Boolean> ask(Action asked) {
        return database.preparedQuery(ASK)
                .execute(Tuple.from(List.of(
                        asked.actionId(),
                        asked.customerId(),
                        asked.partner(),
                        asked.scope(),
                        asked.method(),
                        asked.path(),
                        Times.toDatabase(asked.at()))))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Grant grant(Row row) {
        return new Grant(
                row.getUUID("customer_id"),
                row.getString("partner"),
                row.getLong("version"),
                Arrays.stream(row.getArrayOfStrings("scopes"))
                        .map(Scope::of)
                        .flatMap(Optional::stream)
                        .toList(),
                Times.fromDatabase(row.getOffsetDateTime("until")),
                row.getString("said_by"),
                Times.fromDatabase(row.getOffsetDateTime("said_at")));
    }
}
